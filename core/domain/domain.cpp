// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/alert.h"
#include "core/domain/page.h"

#include <algorithm>

AlertState Delivery::state() const
{
    const bool isFiring = std::any_of(alerts.begin(), alerts.end(),
                                      [](const Alert &alert) { return alert.state == AlertState::Firing; });
    return isFiring ? AlertState::Firing : AlertState::Resolved;
}

QString slugOf(const QString &name)
{
    QString slug;
    const QString decomposed = name.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : decomposed) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            slug.append(c);
        else if (c.category() != QChar::Mark_NonSpacing && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug.append(u'-');
    }
    if (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.left(60);
}
