// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery/gallery.h"
#include "tests/support/sampledata.h"
#include "ui/inbox/inboxpane.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize PaneSize(348, 560);

void drawBox(Gallery &gallery, const QString &name, Box box, const SampleData &sample, const QString &filter = {})
{
    InboxPane pane(sample.desk(), sample.setup(), sample.clock(), nullptr);
    pane.show(sample.pageId(), box);
    pane.findChild<QLineEdit *>(u"inboxFilter"_s)->setText(filter);
    gallery.draw(name, pane, PaneSize);
}

} // namespace

void drawInbox(Gallery &gallery)
{
    const SampleData &sample = gallery.sample();
    drawBox(gallery, u"inbox-drafts"_s, Box::Drafts, sample);
    drawBox(gallery, u"inbox-live"_s, Box::Live, sample);
    drawBox(gallery, u"inbox-history"_s, Box::History, sample);
    drawBox(gallery, u"inbox-dismissed"_s, Box::Dismissed, sample);
    drawBox(gallery, u"inbox-filter-without-match"_s, Box::Drafts, sample, u"printer"_s);

    const SampleData quiet(SampleData::Extent::PageOnly);
    drawBox(gallery, u"inbox-drafts-empty"_s, Box::Drafts, quiet);
    drawBox(gallery, u"inbox-live-empty"_s, Box::Live, quiet);
}
