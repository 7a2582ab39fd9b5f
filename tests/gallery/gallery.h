// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

class QWidget;
class SampleData;

/// Draws windows with sample data to PNG files, in the theme that the program has at the moment.
class Gallery
{
public:
    Gallery(QString directory, bool isDark, SampleData &sample);

    /// Shows \a widget at \a size until its picture has stopped changing (at most three seconds), and writes
    /// DIRECTORY/NAME-light.png or -dark.png. Ends the program with a message when the file cannot be written.
    void draw(const QString &name, QWidget &widget, QSize size);

    /// The store that stands behind the pictures: a page with incidents in all states.
    [[nodiscard]] SampleData &sample() const { return m_sample; }

private:
    QString m_directory;
    bool m_isDark;
    SampleData &m_sample;
};

void drawParts(Gallery &gallery);
void drawInbox(Gallery &gallery);
void drawReview(Gallery &gallery);
void drawSetup(Gallery &gallery);
void drawWindow(Gallery &gallery);
