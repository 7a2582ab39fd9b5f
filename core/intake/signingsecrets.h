// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

/// The secret that a tool signs with, or why it can't be had at the moment.
struct SigningSecret
{
    QByteArray value = {};
    QString unavailable = {}; ///< one sentence for the person, e.g. that the keychain is locked; empty: it is there
};

/// The signing secrets of all sources that have one, by the source's id.
using SigningSecrets = QHash<QString, SigningSecret>;
