// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/alert.h"
#include "core/domain/catalog.h"

#include <QByteArray>
#include <QFuture>
#include <QJsonObject>
#include <QStringList>

/// One understood request, ready to become an incident or to join one.
struct Submission
{
    Delivery delivery = {};
    QString pageId = {};
    QString sourceId = {};   ///< empty: a key without a source
    QString sourceName = {}; ///< for people
    QString keyId = {};
    QByteArray body = {};           ///< as received, kept with the incident
    QByteArray idempotencyKey = {}; ///< Idempotency-Key header; empty: none
};

/// What became of it.
struct Receipt
{
    QString incidentId = {};
    IncidentState state = IncidentState::Draft;
    bool isDeduplicated = false; ///< it joined an incident that was there
};

/// An authenticated request that made no incident.
struct Refusal
{
    QString sourceId = {};
    QString sourceName = {};
    QString keyId = {};
    QByteArray body = {};
    QString reason = {};
};

/// An authenticated request that is understood and makes no incident.
struct Notice
{
    enum class Kind {
        Test, ///< the tool's own test
        Told, ///< something that says nothing about how things are
    };

    Kind kind = Kind::Told;
    QString sourceId = {};
    QString sourceName = {};
    QString keyId = {};
    QByteArray body = {};
    QString text = {}; ///< one sentence on what it was
};

/// Where requests go once they are understood. Called in the server's thread; must not block.
class IntakeSink
{
public:
    IntakeSink() = default;
    virtual ~IntakeSink() = default;
    Q_DISABLE_COPY_MOVE(IntakeSink)

    /// Finishes after the alert is on disk. Conflict: the Idempotency-Key was used with another body.
    [[nodiscard]] virtual QFuture<Result<Receipt>> receive(Submission submission) = 0;
    /// Keeps the body with its reason.
    virtual void refuse(Refusal refusal) = 0;
    /// Keeps the body, and shows that it came.
    virtual void notice(Notice notice) = 0;
};

/// One thing wrong with a body.
struct FieldError
{
    QString pointer = {}; ///< RFC 6901, e.g. "/affected_component_ids/1"; empty: the whole body
    QString detail = {};  ///< what is wrong and how to mend it

    bool operator==(const FieldError &) const = default;
};

/// The body of POST /api/v1/incidents, read and checked.
struct ParsedIncident
{
    Delivery delivery = {};
    QString pageId = {};
    QList<FieldError> errors = {}; ///< if there are any, the rest is not to be used
    QStringList warnings = {};     ///< e.g. fields that are not known
};

/// Reads the body of POST /api/v1/incidents against what is set up. \a boundPageId is the page of the key, if it has
/// one.
[[nodiscard]] ParsedIncident parseIncident(const QJsonObject &body, const CatalogData &catalog,
                                           const QString &boundPageId);

/// What makes two API alerts without a dedup_key the same: title (without case, spacing and words of state) and
/// components.
[[nodiscard]] QString implicitGroupKey(const QString &title, const QStringList &componentIds);
