// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"

#include <QList>
#include <QString>
#include <QStringList>

/// A tool that a source can stand for.
struct Tool
{
    QString word = {}; ///< as in Source::tool
    QString name = {}; ///< for people
};

/// All tools that there is a snippet for, in the order in which they are offered.
[[nodiscard]] QList<Tool> tools();
/// The name of a tool's word; the word itself for a tool that is not known.
[[nodiscard]] QString toolName(const QString &word);

/// Where a source's tool posts to. \a receiverUrl is the front door without a trailing slash.
[[nodiscard]] QString sourceUrl(const QString &receiverUrl, const Source &source);

/// What goes into a template's {{url}}, {{key}}, {{slug}}, {{page}} and {{components}}.
struct SnippetValues
{
    QString receiverUrl = {}; ///< the front door without a trailing slash
    QString secret = {};      ///< of the key
    QString sourceSlug = {};
    QString pageSlug = {};
    QStringList componentSlugs = {};
};

/// What to paste into the tool or a terminal, from resources/integrations. Empty for a tool without a template.
[[nodiscard]] QString snippetFor(const QString &toolWord, const SnippetValues &values);
