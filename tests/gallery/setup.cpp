// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/setup.h"
#include "core/intake/failedattempts.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/reception.h"
#include "core/pipeline/signing.h"
#include "core/settings/secretkeeper.h"
#include "core/store/database.h"
#include "tests/gallery/gallery.h"
#include "tests/support/await.h"
#include "tests/support/sampledata.h"
#include "tests/ui/fakedoor.h"
#include "ui/setup/componentspane.h"
#include "ui/setup/firststart.h"
#include "ui/setup/frontdoor.h"
#include "ui/setup/sourcespane.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize WindowSize(1180, 800);
constexpr QSize PaneSize(984, 780);
constexpr QSize NarrowSize(620, 760);

const QString ReceiverUrl = u"http://127.0.0.1:8787"_s;

template<typename T>
T &part(const QWidget &parent, const char *name)
{
    T *found = parent.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("The gallery finds no %s", name);
    return *found;
}

void waitFor(const char *what, const std::function<bool()> &isTrue)
{
    if (!QTest::qWaitFor(isTrue))
        qFatal("The gallery waited in vain for %s", what);
}

void chooseTool(const QWidget &form, const QString &word)
{
    auto &box = part<QComboBox>(form, "keyTool");
    box.setCurrentIndex(box.findData(word));
}

void next(const FirstStart &window, const QString &thenSays)
{
    auto &button = part<QPushButton>(window, "firstStartNext");
    button.click();
    waitFor("the next step", [&] {
        return button.text() == thenSays;
    });
}

/// Walks through the first start, with the real steps over an empty store.
void drawFirstStart(Gallery &gallery, const QString &suffix, bool doesArrive, const QString &tool, QSize size)
{
    const SampleData empty(SampleData::Extent::Empty);
    FakeDoor door;
    door.status = "201 Created";
    door.answer = R"({"id":"01900000000070008000000000000000","status":"draft","deduplicated":false})";
    if (!doesArrive)
        door.status = "401 Unauthorized",
        door.answer = R"({"detail":"This key was revoked. Make a new one under Sources."})";

    FirstStart window(empty.setup(), door.url(), nullptr);
    gallery.draw(u"firststart-page"_s + suffix, window, size);
    part<QComboBox>(window, "pageTimeZone").setEditText(u"Europe/Atlantis"_s);
    part<QPushButton>(window, "firstStartNext").click();
    gallery.draw(u"firststart-page-errors"_s + suffix, window, size);

    part<QComboBox>(window, "pageTimeZone").setEditText(u"Europe/Berlin"_s);
    part<QLineEdit>(window, "pageName").setText(u"Acme Status"_s);
    next(window, u"Create key"_s);
    chooseTool(window, tool);
    gallery.draw(u"firststart-key"_s + suffix, window, size);
    next(window, u"Continue"_s);
    gallery.draw(u"firststart-key-made"_s + suffix, window, size);
    next(window, u"Send a test alert"_s);
    gallery.draw(u"firststart-test"_s + suffix, window, size);
    next(window, doesArrive ? u"Open the window"_s : u"Send again"_s);
    gallery.draw(u"firststart-test-answer"_s + suffix, window, size);
}

void refuse(const SampleData &sample, const QString &reason, const QByteArray &body)
{
    const Refusal refusal{.sourceName = u"Uptime checks"_s, .reason = reason};
    const auto stored = await(sample.database().write([&](Connection &connection) {
        return store(connection, refusal, qCompress(body), sample.clock().now());
    }));
    if (!stored)
        qFatal("The gallery cannot store a refused request");
}

void drawComponents(Gallery &gallery)
{
    SampleData &sample = gallery.sample();
    ComponentsPane pane(sample.setup(), sample.desk(), nullptr);
    pane.setPage(sample.pageId());
    gallery.draw(u"components"_s, pane, PaneSize);
    auto &table = part<QTableView>(pane, "componentsTable");
    table.setCurrentIndex(table.model()->index(1, 0));
    part<QPushButton>(pane, "removeComponent").click();
    gallery.draw(u"components-remove"_s, pane, PaneSize);
    gallery.draw(u"components-narrow"_s, pane, NarrowSize);

    const SampleData empty(SampleData::Extent::Empty);
    const auto page = await(empty.setup().addPage({.name = u"Acme Status"_s}));
    if (!page)
        qFatal("The gallery cannot add a page");
    ComponentsPane emptyPane(empty.setup(), empty.desk(), nullptr);
    emptyPane.setPage(page->id);
    gallery.draw(u"components-empty"_s, emptyPane, PaneSize);
}

void addKey(const SampleData &sample, KeyRequest request, const QString &sourceSlug)
{
    const Source *source = sample.setup().catalog()->source(sourceSlug);
    request.sourceId = source ? source->id : QString();
    const auto key = await(sample.setup().createKey(request));
    if (!key)
        qFatal("The gallery cannot make a key");
    if (source && source->tool == u"alertmanager"_s)
        sample.setup().noteUse(key->key.id, source->id, sample.clock().now());
    if (!source && !await(sample.setup().revokeKey(key->key.id)))
        qFatal("The gallery cannot revoke a key");
}

void signSource(const SampleData &sample, const QString &slug)
{
    const Source *source = sample.setup().catalog()->source(slug);
    if (!source
        || !await(sample.signing().turnOn(source->id, {.header = u"X-Hub-Signature-256"_s, .prefix = u"sha256="_s},
                                          "a secret for the picture")))
        qFatal("The gallery cannot let a source sign");
}

FrontDoor doorOf(const SampleData &sample, SecretKeeper &secrets, const QString &fingerprint = {})
{
    return {.setup = sample.setup(),
            .signing = sample.signing(),
            .secrets = secrets,
            .failedAttempts = sample.failedAttempts(),
            .receiverUrl = fingerprint.isEmpty() ? ReceiverUrl : u"https://127.0.0.1:8787"_s,
            .certificateFingerprint = fingerprint};
}

void addAttempts(const SampleData &sample)
{
    for (int i = 0; i < 14; ++i)
        sample.failedAttempts().note(QHostAddress(u"198.51.100.23"_s), u"This API key is not known here."_s,
                                     sample.clock().now().addSecs(-300));
    sample.failedAttempts().note(QHostAddress(u"2001:db8::7"_s),
                                 u"This API key has expired. Make a new one under Sources."_s, sample.clock().now());
}

void choose(SourcesPane &pane, const char *table, int row)
{
    auto &view = part<QTableView>(pane, table);
    waitFor(table, [&] {
        return view.model()->rowCount() > row;
    });
    view.setCurrentIndex(view.model()->index(row, 0));
}

void act(const SourcesPane &pane, const char *action)
{
    part<QAction>(pane, action).trigger();
}

/// Once a button says that what it stood for is done.
void waitUntilDone(const SourcesPane &pane, const char *button)
{
    waitFor(button, [&] {
        return part<QPushButton>(pane, button).text() == u"Done"_s;
    });
}

void drawSources(Gallery &gallery)
{
    // A store of its own: what is set up here is not to be seen in other pictures.
    const SampleData sample(SampleData::Extent::PageOnly);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    addKey(sample, {.name = u"Alertmanager"_s, .addresses = {u"192.0.2.0/24"_s, u"2001:db8::/32"_s}},
           u"alertmanager"_s);
    addKey(sample, {.name = u"Uptime checks"_s, .expiresAt = now.addDays(3)}, u"uptime-checks"_s);
    addKey(sample, {.name = u"Wall display"_s, .scope = ApiKey::Scope::Read}, {});
    signSource(sample, u"uptime-checks"_s);
    refuse(sample, u"There is no component “payments” on Acme Status. It has: API, Website, Login, Checkout."_s,
           R"({"title":"Payments are failing","affected_component_ids":["payments"],"labels":{"token":"s3cr3t"}})");
    refuse(sample, u"The title is missing."_s, R"({"titel":"Deploy of web 4.2 failed","severity":"major"})");
    addAttempts(sample);

    SourcesPane pane(doorOf(sample, sample.secrets()), nullptr);
    pane.setPage(sample.pageId());
    gallery.draw(u"sources"_s, pane, PaneSize);
    gallery.draw(u"sources-whole"_s, pane, QSize(PaneSize.width(), 1240));
    gallery.draw(u"sources-narrow"_s, pane, QSize(NarrowSize.width(), 1400));

    part<QPushButton>(pane, "addSource").click();
    gallery.draw(u"sources-new"_s, pane, PaneSize);
    chooseTool(pane, u"alertmanager"_s);
    part<QPushButton>(pane, "newSourceAccept").click();
    waitUntilDone(pane, "newSourceAccept");
    gallery.draw(u"sources-new-made"_s, pane, QSize(PaneSize.width(), 1000));
    part<QPushButton>(pane, "newSourceAccept").click();

    part<QPushButton>(pane, "addSource").click();
    part<QComboBox>(pane, "keyTool").setEditText(u"Nagois"_s);
    part<QPushButton>(pane, "newSourceAccept").click();
    gallery.draw(u"sources-new-unknown"_s, pane, PaneSize);
    chooseTool(pane, u"icinga2"_s);
    part<QPushButton>(pane, "newSourceAccept").click();
    waitUntilDone(pane, "newSourceAccept");
    gallery.draw(u"sources-new-script"_s, pane, QSize(PaneSize.width(), 1500));
    part<QPushButton>(pane, "newSourceAccept").click();

    choose(pane, "sourcesTable", 0);
    part<QPushButton>(pane, "setUpSource").click();
    gallery.draw(u"sources-guide"_s, pane, PaneSize);
    gallery.draw(u"sources-guide-narrow"_s, pane, QSize(NarrowSize.width(), 1000));
    act(pane, "sourceSignature");
    gallery.draw(u"sources-signature"_s, pane, PaneSize);
    auto &tool = part<QComboBox>(pane, "signingTool");
    tool.setCurrentIndex(tool.count() - 1);
    part<QPushButton>(pane, "signingGenerate").click();
    gallery.draw(u"sources-signature-own"_s, pane, PaneSize);
    part<QPushButton>(pane, "signingCancel").click();
    act(pane, "removeSource");
    gallery.draw(u"sources-remove"_s, pane, PaneSize);

    part<QPushButton>(pane, "newKey").click();
    part<QLineEdit>(pane, "keyAddresses").setText(u"192.0.2.7, my-host"_s);
    gallery.draw(u"sources-key-new"_s, pane, QSize(PaneSize.width(), 1100));
    gallery.draw(u"sources-key-new-narrow"_s, pane, QSize(NarrowSize.width(), 1200));
    part<QPushButton>(pane, "newKeyCancel").click();
    choose(pane, "keysTable", 0);
    part<QPushButton>(pane, "rotateKey").click();
    gallery.draw(u"sources-rotate"_s, pane, QSize(PaneSize.width(), 1000));
    part<QPushButton>(pane, "rotateAccept").click();
    waitUntilDone(pane, "rotateAccept");
    gallery.draw(u"sources-rotated"_s, pane, QSize(PaneSize.width(), 1300));
    part<QPushButton>(pane, "rotateAccept").click();
    part<QPushButton>(pane, "revokeKey").click();
    gallery.draw(u"sources-revoke"_s, pane, QSize(PaneSize.width(), 1000));

    const SampleData empty(SampleData::Extent::Empty);
    const auto page = await(empty.setup().addPage({.name = u"Acme Status"_s}));
    if (!page)
        qFatal("The gallery cannot add a page");
    SecretKeeper vault(SecretPlace::Vault, empty.directory(), std::make_unique<MemoryStore>());
    SourcesPane emptyPane(doorOf(empty, vault,
                                 u"5E:0F:8D:42:C1:9B:7A:33:E6:04:5D:F8:21:BC:90:6E:"
                                 "17:AA:4C:D3:82:5F:B0:E9:3D:61:08:C7:94:2A:FE:7B"_s),
                          nullptr);
    emptyPane.setPage(page->id);
    gallery.draw(u"sources-empty"_s, emptyPane, PaneSize);
}

} // namespace

void drawSetup(Gallery &gallery)
{
    drawFirstStart(gallery, {}, true, u"api"_s, WindowSize);
    drawFirstStart(gallery, u"-narrow"_s, false, u"alertmanager"_s, NarrowSize);
    drawComponents(gallery);
    drawSources(gallery);
}
