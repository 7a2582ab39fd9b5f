// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page/snapshot.h"

#include <QByteArray>

/// The newest incidents as Atom (RFC 4287), in the shape that readers of status pages parse: one entry per incident
/// with all its updates, newest first, the number behind "Incident/" in its id, the state in the content's first
/// <strong>. State words are a protocol here: never translated.
[[nodiscard]] QByteArray atomFeed(const PageSnapshot &snapshot);

/// The same as RSS 2.0. pubDate is when the incident was first published, never a time to come.
[[nodiscard]] QByteArray rssFeed(const PageSnapshot &snapshot);
