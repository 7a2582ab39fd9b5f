// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopsession.h"

#include "app/application.h"
#include "app/starttrace.h"

using namespace Qt::StringLiterals;

namespace {

/// A notification shows about two lines; the rest is read in the window.
constexpr qsizetype LongestBody = 140;

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= LongestBody ? line : line.left(LongestBody - 1) + u'…';
}

} // namespace

DesktopSession::DesktopSession(Application &application)
    : m_application(application)
    , m_notifier(application.clock(), this)
    , m_window({.desk = application.desk(),
                .setup = application.setup(),
                .settings = application.settings(),
                .clock = application.clock(),
                .signing = application.signing(),
                .secrets = application.secrets(),
                .failedAttempts = application.failedAttempts()},
               {.receiverUrl = application.receiverUrl(),
                .publicUrl = publicUrl(application.settings(), application.receiverUrl()),
                .pageUrl = application.pageUrl(),
                .certificateFingerprint = application.certificateFingerprint()},
               m_notifier,
               application.directory().path() + u"/window.ini"_s)
{
    connect(&application.pipeline(), &Pipeline::draftReady, this, &DesktopSession::tellOfDraft);
    connect(&application.pipeline(), &Pipeline::incidentHeld, this, &DesktopSession::tellOfHeld);
    connect(&application.pipeline(), &Pipeline::resolutionReady, this, &DesktopSession::tellOfResolution);
    connect(&application.setup(), &Setup::deliveryRefused, this, &DesktopSession::tellOfRefusal);
    connect(&application.pipeline(), &Pipeline::storageFailed, &m_window, [this](const QString &message) {
        m_window.showMessage(Banner::Kind::Error, message);
    });
}

void DesktopSession::showWindow(bool isMinimized)
{
    StartTrace::install(&m_window);
    if (isMinimized)
        m_window.showMinimized();
    else
        m_window.show();
}

void DesktopSession::tellOfDraft(const Incident &incident)
{
    show({.incidentId = incident.id,
          .title = incident.copy.title,
          .body = shortened(incident.copy.body),
          .severity = incident.copy.severity});
}

void DesktopSession::tellOfHeld(const Incident &incident)
{
    show({.incidentId = incident.id,
          .title = tr("Held: %1").arg(incident.sentTitle),
          .body = explain(incident.assessment.reason),
          .severity = incident.copy.severity});
}

void DesktopSession::tellOfResolution(const Incident &incident)
{
    show({.incidentId = incident.id,
          .title = tr("Recovered: %1").arg(incident.copy.title),
          .body = tr("The resolving update is drafted and waits for your review."),
          .severity = Severity::Minor});
}

void DesktopSession::tellOfRefusal(const QString &sourceName, const QString &reason)
{
    // Most senders never say that they were refused; without this, an alert would be missed in silence.
    show({.incidentId = {},
          .title = tr("%1 sent something that could not be used").arg(sourceName),
          .body = shortened(reason),
          .severity = Severity::Minor});
}

void DesktopSession::show(const Notification &notification)
{
    if (m_application.settings().flag("notifications"))
        m_notifier.show(notification);
}
