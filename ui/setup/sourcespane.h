// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setupstyle.h"

class KeysSection;
class ReceiverCard;
class RefusedSection;
class SourcesSection;
struct FrontDoor;

/// Who may post alerts to a page: the receiver, the sources and their keys, what they sent that made no draft, and who
/// came without a good key.
class SourcesPane : public ThemedPane
{
    Q_OBJECT

public:
    SourcesPane(const FrontDoor &door, QWidget *parent);

public Q_SLOTS:
    void setPage(const QString &pageId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    ReceiverCard *m_receiver;
    SourcesSection *m_sources;
    KeysSection *m_keys;
    RefusedSection *m_refused;
};
