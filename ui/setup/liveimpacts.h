// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QHash>
#include <QObject>
#include <QStringList>

class Desk;

/// What the live incidents of a page do to its components, from their published updates.
class LiveImpacts : public QObject
{
    Q_OBJECT

public:
    struct Impact
    {
        ComponentStatus status = ComponentStatus::Operational; ///< the worst of them
        QStringList incidents = {};                            ///< their titles
    };

    LiveImpacts(Desk &desk, QObject *parent);

    void setPage(const QString &pageId);
    /// Of the component; operational, and no titles, where there is none.
    [[nodiscard]] Impact of(const QString &componentId) const { return m_impacts.value(componentId); }

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void take(QHash<QString, Impact> impacts);

    Desk &m_desk;
    QString m_pageId;
    int m_round = 0; ///< answers to an earlier question are not taken
    QHash<QString, Impact> m_impacts;
};
