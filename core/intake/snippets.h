// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/catalog.h"

#include <QList>
#include <QString>
#include <QStringView>

/// A tool that a source can stand for.
struct Tool
{
    QString word = {}; ///< as in Source::tool
    QString name = {}; ///< for people
};

/// The word of what is no tool with a webhook of its own, but calls our interface.
inline constexpr QStringView ApiTool = u"api";

/// All tools: at first ApiTool, then those of adapters(), by name.
[[nodiscard]] QList<Tool> tools();
/// The name of a tool's word; the word itself for a tool that is not known.
[[nodiscard]] QString toolName(const QString &word);

/// Where a source's tool posts to. \a receiverUrl is the front door as the tool reaches it, without a trailing slash.
[[nodiscard]] QString sourceUrl(const QString &receiverUrl, const Source &source);

/// A piece to paste into a tool or a file of it.
struct Snippet
{
    QString name = {}; ///< of the file that it is or is part of, e.g. "alertmanager.yml"
    QString text = {};

    bool operator==(const Snippet &) const = default;
};

/// How a tool is made to post to a source.
struct Instructions
{
    QString guide = {}; ///< numbered steps, plain text
    QList<Snippet> snippets = {};
};

/// From resources/integrations, with address and key filled in. An empty \a key, as it is no longer known once it was
/// shown, leaves "grm_…" to be replaced. A \a source with neither id nor slug stands for a key that no source has.
/// Without a guide for a tool that is not known.
[[nodiscard]] Instructions instructionsFor(const Source &source, const CatalogData &catalog, const QString &receiverUrl,
                                           const QString &key = {});
