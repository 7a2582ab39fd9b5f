// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

/// Of a script that puts no spaces between words: Chinese, Japanese. "API応答" is two words.
[[nodiscard]] constexpr bool isUnspaced(QChar character)
{
    return character.unicode() >= 0x3005;
}

/// The words of an alert in lower case, each with its place in the text as it was sent. Reads prose, logs and JSON
/// (also JSON that was cut off), takes names apart ("ExportJobsFailed", "payment_intent") and leaves web addresses out.
class AlertWords
{
public:
    struct Word
    {
        QStringView text = {};
        qsizetype start = 0;
        qsizetype length = 0;
        bool opensClause = false; ///< a sentence, line or JSON value ended before it
        bool isKey = false;       ///< part of a name in a JSON object, not of a value
        bool isShouted = false;   ///< two or more letters, all capitals
    };

    explicit AlertWords(const QString &text);
    Q_DISABLE_COPY_MOVE(AlertWords)
    ~AlertWords() = default;

    [[nodiscard]] const QString &text() const { return m_text; }
    /// The text in lower case, unit by unit, so that places are the same in both.
    [[nodiscard]] QStringView lowered() const { return m_lower; }
    [[nodiscard]] const QList<Word> &words() const { return m_words; }
    [[nodiscard]] bool isJson() const { return m_isJson; }

private:
    void readProse();
    void readJson();
    /// Reads from \a from to \a to, where no JSON syntax is left but escapes, if \a hasEscapes.
    void readWords(qsizetype from, qsizetype to, bool hasEscapes);
    [[nodiscard]] qsizetype endOfWord(qsizetype from, qsizetype to) const;
    [[nodiscard]] qsizetype endOfAddress(qsizetype from, qsizetype to) const;
    [[nodiscard]] qsizetype endOfString(qsizetype from) const;
    void add(qsizetype from, qsizetype to);

    const QString m_text;
    QString m_lower;
    QList<Word> m_words;
    bool m_isJson = false;
    bool m_opensClause = true;
};
