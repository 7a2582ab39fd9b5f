// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/timezonebox.h"

#include <QLineEdit>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace {

QStringList zoneNames()
{
    QStringList names;
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids) {
        const QString name = QString::fromLatin1(id);
        // Qt lists UTC+02:00 and the like too; IANA and pages know no such zone.
        if (!name.startsWith(u"UTC"_s) && !name.startsWith(u"SystemV/"_s))
            names.append(name);
    }
    names.append(u"UTC"_s);
    names.sort();
    return names;
}

} // namespace

TimeZoneBox::TimeZoneBox(QWidget *parent) : SearchBox(parent)
{
    addItems(zoneNames());
    setZone(QString::fromLatin1(QTimeZone::systemTimeZoneId()));
}

void TimeZoneBox::setZone(const QString &zone)
{
    const QString known = QTimeZone(zone.toLatin1()).isValid() ? zone : u"UTC"_s;
    if (findText(known, Qt::MatchExactly) < 0)
        addItem(known);
    setCurrentIndex(findText(known, Qt::MatchExactly));
    lineEdit()->setCursorPosition(0);
}

QString TimeZoneBox::zone() const
{
    return currentText().trimmed();
}

bool TimeZoneBox::isValid() const
{
    return findText(zone(), Qt::MatchExactly) >= 0;
}
