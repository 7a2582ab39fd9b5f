// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/fieldpath.h"

#include "core/net/json.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace {

/// A minus in front is a sign.
bool isSeparator(QStringView name, qsizetype i)
{
    return name[i] == u'_' || name[i] == u' ' || (name[i] == u'-' && i > 0);
}

QJsonValue member(const QJsonObject &object, QStringView name)
{
    if (const auto exact = object.constFind(name); exact != object.constEnd())
        return exact.value();
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (isSameName(entry.key(), name))
            return entry.value();
    }
    return QJsonValue::Undefined;
}

/// The object or list that \a value is, or that it holds as a text.
QJsonValue opened(const QJsonValue &value)
{
    if (!value.isString())
        return value;
    const QString text = value.toString().trimmed();
    if (!text.startsWith(u'{') && !text.startsWith(u'['))
        return value;
    return readJson(text.toUtf8()).value_or(value);
}

/// What is at "[2][0]" in a list.
QJsonValue element(const QJsonValue &value, QStringView indexes)
{
    QJsonValue found = value;
    while (indexes.startsWith(u'[')) {
        const qsizetype end = indexes.indexOf(u']');
        bool isNumber = false;
        const int index = end < 0 ? 0 : indexes.sliced(1, end - 1).toInt(&isNumber);
        if (!isNumber)
            return QJsonValue::Undefined;
        found = opened(found).toArray().at(index);
        indexes = indexes.sliced(end + 1);
    }
    return indexes.isEmpty() ? found : QJsonValue(QJsonValue::Undefined);
}

/// What is at "name[2][0]", without looking for dots.
QJsonValue step(const QJsonValue &value, QStringView name)
{
    if (name.startsWith(u'['))
        return element(value, name);
    if (!value.isObject())
        return QJsonValue::Undefined;
    const QJsonObject object = value.toObject();
    const QJsonValue whole = member(object, name);
    const qsizetype bracket = name.indexOf(u'[');
    if (!whole.isUndefined() || bracket < 0)
        return whole;
    return element(member(object, name.first(bracket)), name.sliced(bracket));
}

} // namespace

bool isSameName(QStringView left, QStringView right)
{
    qsizetype i = 0;
    qsizetype j = 0;
    for (;;) {
        while (i < left.size() && isSeparator(left, i))
            ++i;
        while (j < right.size() && isSeparator(right, j))
            ++j;
        if (i == left.size() || j == right.size())
            return i == left.size() && j == right.size();
        if (left[i++].toLower() != right[j++].toLower())
            return false;
    }
}

QJsonValue valueAt(const QJsonValue &root, QStringView path)
{
    const QJsonValue here = path.isEmpty() ? root : opened(root);
    const QJsonValue whole = path.isEmpty() ? here : step(here, path);
    if (!whole.isUndefined())
        return whole.isNull() ? QJsonValue(QJsonValue::Undefined) : whole;
    // The longest name first: "STATE.CURRENT_ALERT_PHASE" may be one.
    for (qsizetype dot = path.lastIndexOf(u'.'); dot > 0; dot = path.first(dot).lastIndexOf(u'.')) {
        const QJsonValue found = step(here, path.first(dot));
        if (found.isUndefined())
            continue;
        if (QJsonValue value = valueAt(found, path.sliced(dot + 1)); !value.isUndefined())
            return value;
    }
    return QJsonValue::Undefined;
}

QString textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString().trimmed();
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double: {
        // Whole numbers of 64 bits keep all their digits.
        const QVariant number = value.toVariant();
        return number.metaType().id() == QMetaType::LongLong ? QString::number(number.toLongLong())
                                                             : QString::number(number.toDouble(), 'g', 15);
    }
    default:
        return {};
    }
}

QString textAt(const QJsonValue &root, QStringView path)
{
    QString text = textOf(valueAt(root, path));
    if (!text.isEmpty() || !path.contains(u'+'))
        return text;
    QStringList parts;
    for (const QStringView part : path.split(u'+')) {
        text = textOf(valueAt(root, part));
        if (text.isEmpty())
            return {};
        parts.append(text);
    }
    return parts.join(u'/');
}
