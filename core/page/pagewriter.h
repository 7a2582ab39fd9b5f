// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page/pagecalendar.h"
#include "core/page/snapshot.h"

#include <QByteArray>
#include <QString>

/// What several public pages of one snapshot have in common: their frame, links, and how incidents are told.
class PageWriter
{
public:
    /// \a root is the relative address of the page's first page: "./" or "../".
    PageWriter(const PageSnapshot &snapshot, QString root);

    [[nodiscard]] const PageSnapshot &snapshot() const { return m_snapshot; }
    [[nodiscard]] const PageCalendar &calendar() const { return m_calendar; }
    [[nodiscard]] const QString &root() const { return m_root; }

    /// The whole document; \a title is what it is about, as text.
    [[nodiscard]] QByteArray document(const QString &title, const QString &mainHtml) const;

    [[nodiscard]] QString addressOf(const QString &incidentId) const;
    /// "API, Exports"
    [[nodiscard]] QString names(const QList<ComponentImpact> &impacts) const;
    /// "◐ Partial outage · API, Exports", the worst first, a line each.
    [[nodiscard]] QString impactLines(const QList<ComponentImpact> &impacts) const;
    /// All updates, newest first.
    [[nodiscard]] QString timeline(const PublicIncident &incident) const;
    /// A list item: title, day if there is one, how long it took.
    [[nodiscard]] QString pastIncident(const PastIncident &incident, const QString &day = {}) const;
    /// "● Resolved after 42 minutes"
    [[nodiscard]] static QString resolvedAfter(const QDateTime &publishedAt, const QDateTime &resolvedAt);

private:
    const PageSnapshot &m_snapshot;
    const QString m_root;
    const PageCalendar m_calendar;
};

/// "All systems operational" and the like: how the page is as a whole.
[[nodiscard]] QString overallText(const PageSnapshot &snapshot);
