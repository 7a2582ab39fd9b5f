// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "ui/setup/section.h"

class ConfirmStrip;
class ErrorLine;
class KeysModel;
class NewKeyCard;
class RenameCard;
class RotateCard;
class Setup;
struct FrontDoor;

/// The API keys that open the door to a page.
class KeysSection : public Section
{
    Q_OBJECT

public:
    KeysSection(const FrontDoor &door, QWidget *parent);

    void setPage(const QString &pageId);
    /// For which source a new key is proposed.
    void setSource(const QString &sourceId) { m_sourceId = sourceId; }
    /// Asks the store again.
    void ask();

private:
    void showKeys();
    [[nodiscard]] QString boundTo(const ApiKey &key) const;
    void rename();
    void rotate();
    void revoke();
    void closeForms();
    void refresh();

    Setup &m_setup;
    QString m_pageId;
    QString m_sourceId;
    QList<ApiKey> m_keys; ///< of all pages
    KeysModel *m_model;
    SetupTable *m_table;
    QLabel *m_empty;
    QPushButton *m_rename;
    QPushButton *m_revoke;
    QPushButton *m_rotate;
    NewKeyCard *m_newKeyCard;
    RotateCard *m_rotateCard;
    RenameCard *m_renameCard;
    ConfirmStrip *m_confirm;
    ErrorLine *m_error;
};
