// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "ui/setup/section.h"

class NewKeyCard;
class Setup;
class SourcesModel;

/// The tools that may post to a page.
class SourcesSection : public Section
{
    Q_OBJECT

public:
    SourcesSection(Setup &setup, const QString &receiverUrl, QWidget *parent);

    void setPage(const QString &pageId);

private:
    void showSources();
    void copyAddress();
    void refresh();

    Setup &m_setup;
    const QString m_receiverUrl;
    QString m_pageId;
    SourcesModel *m_model;
    SetupTable *m_table;
    QLabel *m_empty;
    QPushButton *m_copyAddress;
    QPushButton *m_newKey;
    NewKeyCard *m_card;
};
