// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desktop/notifier.h"
#include "tests/gallery/gallery.h"
#include "tests/support/sampledata.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize WindowSize(1440, 900);

void drawWindowOf(Gallery &gallery, const QString &name, const SampleData &sample, QSize size,
                  const std::function<void(MainWindow &)> &act = {})
{
    Notifier notifier(sample.clock(), nullptr);
    MainWindow window({sample.desk(), sample.setup(), sample.settings(), sample.clock(), sample.signing(),
                       sample.secrets(), sample.failedAttempts()},
                      {.receiverUrl = u"http://127.0.0.1:8787"_s, .pageUrl = u"http://127.0.0.1:8788"_s}, notifier,
                      sample.directory() + u"/window-%1.ini"_s.arg(name));
    window.resize(size);
    window.show();
    QTest::qWait(100);
    if (act)
        act(window);
    gallery.draw(name, window, size);
}

void trigger(MainWindow &window, const char *action)
{
    window.findChild<QAction *>(QString::fromLatin1(action))->trigger();
}

} // namespace

void drawWindow(Gallery &gallery)
{
    SampleData &sample = gallery.sample();
    drawWindowOf(gallery, u"window"_s, sample, WindowSize);
    drawWindowOf(gallery, u"window-live"_s, sample, WindowSize, [](MainWindow &window) {
        trigger(window, "actionplaceLive");
    });
    drawWindowOf(gallery, u"window-components"_s, sample, WindowSize, [](MainWindow &window) {
        trigger(window, "actionplaceComponents");
    });
    drawWindowOf(gallery, u"window-sources"_s, sample, WindowSize, [](MainWindow &window) {
        trigger(window, "actionplaceSources");
    });
    drawWindowOf(gallery, u"window-message"_s, sample, {1200, 760}, [](MainWindow &window) {
        window.setReceiver(
            {.pageUrl = u"http://127.0.0.1:8788"_s,
             .error = u"Port 8787 is taken by another program. End it, or choose another one with --listen."_s});
    });
    drawWindowOf(gallery, u"window-narrow-list"_s, sample, {860, 700});
    drawWindowOf(gallery, u"window-narrow-incident"_s, sample, {860, 700}, [](MainWindow &window) {
        trigger(window, "actionOpen");
    });
    drawWindowOf(gallery, u"window-smallest"_s, sample, {560, 420}, [](MainWindow &window) {
        trigger(window, "actionOpen");
    });
    drawWindowOf(gallery, u"window-empty"_s, SampleData(SampleData::Extent::PageOnly), {1200, 760});
    drawWindowOf(gallery, u"window-first-start"_s, SampleData(SampleData::Extent::Empty), {1200, 760});
}
