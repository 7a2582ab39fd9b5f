// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "ui/setup/section.h"

class ConfirmStrip;
class ErrorLine;
class GuideCard;
class NewKeyCard;
class RenameCard;
class Setup;
class Signing;
class SigningCard;
class SourcesModel;
struct FrontDoor;

/// The tools that may post to a page.
class SourcesSection : public Section
{
    Q_OBJECT

public:
    SourcesSection(const FrontDoor &door, QWidget *parent);

    void setPage(const QString &pageId);
    /// The chosen source; empty if there is none.
    [[nodiscard]] QString currentId() const;

Q_SIGNALS:
    void currentChanged();
    /// A source has got a key.
    void keyCreated();

private:
    void createMenu();
    void showSources();
    void showGuide();
    void copyAddress();
    void rename(const Source &source);
    void remove(const Source &source);
    void closeForms();
    void refresh();

    Setup &m_setup;
    Signing &m_signing;
    const QString m_receiverUrl;
    QString m_pageId;
    SourcesModel *m_model;
    SetupTable *m_table;
    QLabel *m_empty;
    QPushButton *m_setUp;
    QPushButton *m_copyAddress;
    QPushButton *m_more;
    NewKeyCard *m_newSource;
    GuideCard *m_guide;
    SigningCard *m_signature;
    RenameCard *m_rename;
    ConfirmStrip *m_confirm;
    ErrorLine *m_error;
};
