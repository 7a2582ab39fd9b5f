// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery/gallery.h"
#include "tests/support/sampledata.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

/// gallery OUTDIR: draws every window with sample data, light and dark.
int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (argc != 2 || !QDir().mkpath(QString::fromLocal8Bit(argv[1]))) {
        std::fputs("Usage: gallery OUTDIR (a folder that can be written to)\n", stderr);
        return 2;
    }
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyTheme(application, choice);
        // Each theme draws the same incidents, whatever the pictures before have done to them.
        SampleData sample;
        Gallery gallery(QString::fromLocal8Bit(argv[1]), choice == ThemeChoice::Dark, sample);
        drawParts(gallery);
        drawInbox(gallery);
        drawReview(gallery);
        drawSetup(gallery);
        drawWindow(gallery);
    }
    return 0;
}
