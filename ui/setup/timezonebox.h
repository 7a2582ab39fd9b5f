// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/searchbox.h"

/// A choice of all IANA time zones that finds them by any part of their name: "berl" finds Europe/Berlin.
class TimeZoneBox : public SearchBox
{
    Q_OBJECT

public:
    /// Begins with the computer's own zone.
    explicit TimeZoneBox(QWidget *parent);

    void setZone(const QString &zone);
    /// The IANA name as it is typed now.
    [[nodiscard]] QString zone() const;
    /// Whether zone() is one.
    [[nodiscard]] bool isValid() const;
};
