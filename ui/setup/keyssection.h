// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "ui/setup/section.h"

class ConfirmStrip;
class ErrorLine;
class KeysModel;
class Setup;

/// The API keys that open the door to a page.
class KeysSection : public Section
{
    Q_OBJECT

public:
    KeysSection(Setup &setup, QWidget *parent);

    void setPage(const QString &pageId);
    /// Asks the store again.
    void ask();

private:
    void showKeys();
    void revoke();
    void refresh();

    Setup &m_setup;
    QString m_pageId;
    QList<ApiKey> m_keys; ///< of all pages
    KeysModel *m_model;
    SetupTable *m_table;
    QLabel *m_empty;
    QPushButton *m_revoke;
    ConfirmStrip *m_confirm;
    ErrorLine *m_error;
};
