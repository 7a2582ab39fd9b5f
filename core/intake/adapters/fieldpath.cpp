// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/fieldpath.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace {

bool isSeparator(QChar c)
{
    return c == u'_' || c == u'-' || c == u' ';
}

bool isSameName(QStringView left, QStringView right)
{
    qsizetype i = 0;
    qsizetype j = 0;
    for (;;) {
        while (i < left.size() && isSeparator(left[i]))
            ++i;
        while (j < right.size() && isSeparator(right[j]))
            ++j;
        if (i == left.size() || j == right.size())
            return i == left.size() && j == right.size();
        if (left[i++].toLower() != right[j++].toLower())
            return false;
    }
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

/// "name[2][0]" is the name and its indexes.
QJsonValue element(const QJsonValue &value, QStringView indexes)
{
    QJsonValue found = value;
    while (indexes.startsWith(u'[')) {
        const qsizetype end = indexes.indexOf(u']');
        if (end < 0)
            return QJsonValue::Undefined;
        found = found.toArray().at(indexes.sliced(1, end - 1).toInt());
        indexes = indexes.sliced(end + 1);
    }
    return found;
}

} // namespace

QJsonValue valueAt(const QJsonValue &root, QStringView path)
{
    if (path.isEmpty())
        return root.isNull() ? QJsonValue(QJsonValue::Undefined) : root;
    if (path.startsWith(u'[')) {
        const qsizetype end = path.indexOf(u'.');
        const QStringView indexes = end < 0 ? path : path.first(end);
        return valueAt(element(root, indexes), end < 0 ? QStringView() : path.sliced(end + 1));
    }
    if (!root.isObject())
        return QJsonValue::Undefined;
    const QJsonObject object = root.toObject();
    if (const QJsonValue whole = member(object, path); !whole.isUndefined())
        return whole.isNull() ? QJsonValue(QJsonValue::Undefined) : whole;
    // The longest name first: "STATE.CURRENT_ALERT_PHASE" may be one.
    for (qsizetype dot = path.lastIndexOf(u'.'); dot > 0; dot = path.first(dot).lastIndexOf(u'.')) {
        const QStringView name = path.first(dot);
        const qsizetype bracket = name.indexOf(u'[');
        const QJsonValue found =
            bracket < 0 ? member(object, name) : element(member(object, name.first(bracket)), name.sliced(bracket));
        if (found.isObject() || found.isArray())
            return valueAt(found, path.sliced(dot + 1));
    }
    const qsizetype bracket = path.indexOf(u'[');
    if (bracket > 0)
        return valueAt(element(member(object, path.first(bracket)), path.sliced(bracket)), {});
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
    if (!path.contains(u'+'))
        return textOf(valueAt(root, path));
    QStringList parts;
    for (const QStringView part : path.split(u'+')) {
        const QString text = textOf(valueAt(root, part));
        if (text.isEmpty())
            return {};
        parts.append(text);
    }
    return parts.join(u'/');
}
