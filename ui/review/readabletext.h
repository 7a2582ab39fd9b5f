// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

/// A raw alert made fit to be read: JSON is indented in its own order, secrets are masked. Knows where each part of the
/// source went.
class ReadableText
{
public:
    /// In UTF-16 units.
    struct Span
    {
        qsizetype start = 0;
        qsizetype length = 0;

        bool operator==(const Span &) const = default;
    };

    ReadableText() = default;
    /// More than the first 256 K characters of \a source are left out.
    explicit ReadableText(const QString &source);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Where a span of the source stands in text(); nothing if any of it is masked or left out.
    [[nodiscard]] std::optional<Span> placeOf(Span span) const;

private:
    /// A part of the source that was taken over as it is.
    struct Piece
    {
        Span source;
        qsizetype place = 0;
    };

    void indent(const QString &source, const QList<Span> &secrets);
    void take(const QString &source, Span span, const QList<Span> &secrets);

    QString m_text;
    QList<Piece> m_pieces;
};
