// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "tests/gallery/gallery.h"
#include "tests/support/sampledata.h"
#include "ui/review/reviewpane.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize PaneSize(900, 808);
constexpr QSize NarrowSize(560, 808);

void await(const char *what, const std::function<bool()> &isTrue)
{
    if (!QTest::qWaitFor(isTrue))
        qFatal("The gallery waited in vain for %s", what);
}

/// Draws the pane with an incident, after \a act has been done to it.
void drawIncident(Gallery &gallery, const QString &name, const QString &title, QSize size = PaneSize,
                  const std::function<void(ReviewPane &)> &act = {})
{
    SampleData &sample = gallery.sample();
    ReviewPane pane(sample.desk(), sample.setup(), nullptr, &sample.clock());
    pane.setPageUrl(QUrl(u"http://127.0.0.1:8788"_s));
    pane.resize(size);
    const QString id = sample.incidentId(title);
    pane.showIncident(id);
    await("an incident", [&] {
        return pane.incidentId() == id;
    });
    // The keyboard is with the list, not in the first field.
    pane.setFocus();
    if (act)
        act(pane);
    gallery.draw(name, pane, size);
}

} // namespace

void drawReview(Gallery &gallery)
{
    {
        ReviewPane pane(gallery.sample().desk(), gallery.sample().setup(), nullptr, &gallery.sample().clock());
        gallery.draw(u"review-empty"_s, pane, PaneSize);
    }
    drawIncident(gallery, u"review-finding"_s, u"API requests are failing"_s);
    drawIncident(gallery, u"review-narrow"_s, u"API requests are failing"_s, NarrowSize);
    drawIncident(gallery, u"review-clean"_s, u"Customers cannot log in"_s);
    drawIncident(gallery, u"review-recovered"_s, u"Website was unreachable"_s);
    drawIncident(gallery, u"review-live"_s, u"Exports are delayed"_s);
    drawIncident(gallery, u"review-resolved"_s, u"Checkout was unavailable"_s);
    drawIncident(gallery, u"review-dismissed"_s, u"Disk almost full"_s);
    drawIncident(gallery, u"review-dismissing"_s, u"Search responds slowly"_s, PaneSize, [](ReviewPane &pane) {
        pane.dismiss();
    });

    // The store is used for the next picture too, so the click is taken back.
    SampleData &sample = gallery.sample();
    ReviewPane pane(sample.desk(), sample.setup(), nullptr, &sample.clock());
    pane.showIncident(sample.incidentId(u"Search responds slowly"_s));
    await("a draft", [&] {
        return pane.canPublish();
    });
    pane.publish();
    await("a publish", [&] {
        return pane.canUndoPublish();
    });
    gallery.draw(u"review-publishing"_s, pane, PaneSize);
    pane.undoPublish();
    await("its undo", [&] {
        return !pane.canUndoPublish() && pane.canEdit();
    });
}
