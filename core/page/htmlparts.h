// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page/pagecalendar.h"
#include "core/page/snapshot.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <array>

/// The parts that public HTML pages are made of. Whatever is called "text" is plain, untrusted text and comes out
/// escaped; whatever is called "html" is trusted. Nothing here uses scripts or inline styles, so the strictest policy
/// holds.

/// What stands around a page's own content.
struct DocumentFrame
{
    QString title = {};    ///< text; of the browser's tab
    QString siteName = {}; ///< text; at the head of the page
    QString root = {};     ///< relative address of the page's first page: "./" or "../"
    bool hasFeeds = true;  ///< links to history, feeds and the API
    QString zoneNote = {}; ///< text; in which zone times are said; may be empty
};

/// A whole document, in UTF-8.
[[nodiscard]] QByteArray htmlDocument(const DocumentFrame &frame, const QString &mainHtml);

/// One line of text, set apart so that its writing direction does not reach its neighbours.
[[nodiscard]] QString htmlLine(const QString &text);
/// The same for attributes and titles, where there can be no elements.
[[nodiscard]] QString htmlAttribute(const QString &text);
/// Paragraphs with line breaks kept; \a leadHtml begins the first one.
[[nodiscard]] QString htmlParagraphs(const QString &text, const QString &leadHtml);

/// "shape + word" of a component's state.
[[nodiscard]] QString htmlState(ComponentStatus status);
[[nodiscard]] QString htmlGlyph(ComponentStatus status);
/// The large sign of a page's overall state.
[[nodiscard]] QString htmlSign(Indicator indicator);
/// The small one, with the shape of the component status that stands behind it.
[[nodiscard]] QString htmlGlyph(Indicator indicator);
/// A moment as \a shownText, with the exact time for programs.
[[nodiscard]] QString htmlTime(const QDateTime &moment, const QString &shownText);

/// All states but operational.
[[nodiscard]] std::array<ComponentStatus, 4> troublesWorstFirst();

/// CSS class of a status or an indicator.
[[nodiscard]] QString cssClass(ComponentStatus status);
[[nodiscard]] QString cssClass(Indicator indicator);

/// The style sheet of all pages.
[[nodiscard]] QByteArray styleSheet();
