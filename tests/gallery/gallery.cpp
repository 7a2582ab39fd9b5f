// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery/gallery.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPixmap>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace {

constexpr int StillFor = 150; // milliseconds without a change
constexpr int Longest = 3000;

/// What is in sight once nothing more comes in from the store.
QImage settledPicture(QWidget &widget)
{
    QElapsedTimer whole;
    whole.start();
    QImage last = widget.grab().toImage();
    while (whole.elapsed() < Longest) {
        QTest::qWait(StillFor);
        QImage next = widget.grab().toImage();
        if (next == last)
            break;
        last = std::move(next);
    }
    return last;
}

} // namespace

Gallery::Gallery(QString directory, bool isDark, SampleData &sample)
    : m_directory(std::move(directory)), m_isDark(isDark), m_sample(sample)
{}

void Gallery::draw(const QString &name, QWidget &widget, QSize size)
{
    widget.resize(size);
    widget.show();
    if (!QTest::qWaitForWindowExposed(&widget))
        qFatal("%s did not come up", qPrintable(name));
    const QString file = u"%1/%2-%3.png"_s.arg(m_directory, name, m_isDark ? u"dark"_s : u"light"_s);
    if (!settledPicture(widget).save(file))
        qFatal("%s cannot be written", qPrintable(file));
    widget.hide();
}
