// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "ui/setup/setupstyle.h"

class ConfirmStrip;
class ErrorLine;
class KeysModel;
class NewKeyPanel;
class QFrame;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class RefusedModel;
class Setup;
class SetupTable;
class SourcesModel;

/// Who may post alerts to a page: its sources, their keys, and what they sent that made no draft.
class SourcesPane : public ThemedPane
{
    Q_OBJECT

public:
    /// \a receiverUrl is the front door without a trailing slash.
    SourcesPane(Setup &setup, const QString &receiverUrl, QWidget *parent);

public Q_SLOTS:
    void setPage(const QString &pageId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *createSources();
    [[nodiscard]] QWidget *createNewKey();
    [[nodiscard]] QWidget *createKeys();
    [[nodiscard]] QWidget *createRefused();
    void showSources();
    void askKeys();
    void showKeys();
    void askRefused();
    void showBody();
    void openNewKey(const Source *source);
    void closeNewKey();
    void refreshNewKey();
    void copyAddress();
    void revokeKey();
    void refreshButtons();

    Setup &m_setup;
    const QString m_receiverUrl;
    QString m_pageId;
    QList<ApiKey> m_keys; ///< of all pages
    SourcesModel *m_sourcesModel;
    KeysModel *m_keysModel;
    RefusedModel *m_refusedModel;

    SetupTable *m_sources = nullptr;
    QLabel *m_noSources = nullptr;
    QPushButton *m_newKey = nullptr;
    QPushButton *m_copyAddress = nullptr;
    QFrame *m_newKeyCard = nullptr;
    QLabel *m_newKeyTitle = nullptr;
    NewKeyPanel *m_newKeyPanel = nullptr;
    QPushButton *m_newKeyCreate = nullptr;
    QPushButton *m_newKeyCancel = nullptr;
    SetupTable *m_keyTable = nullptr;
    QLabel *m_noKeys = nullptr;
    QPushButton *m_revoke = nullptr;
    ConfirmStrip *m_confirm = nullptr;
    ErrorLine *m_keysError = nullptr;
    SetupTable *m_refused = nullptr;
    QLabel *m_noRefused = nullptr;
    QLabel *m_bodyTitle = nullptr;
    QPlainTextEdit *m_body = nullptr;
};
