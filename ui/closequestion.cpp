// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/closequestion.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {

/// The context of these texts for translators.
struct CloseQuestion
{
    Q_DECLARE_TR_FUNCTIONS(CloseQuestion)
};

} // namespace

void askWhetherToGoOnReceiving(QWidget *window, std::function<void(bool goesOn)> answered)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, CloseQuestion::tr("Close the window"),
                                CloseQuestion::tr("Go on receiving alerts?"), QMessageBox::Cancel, window);
    box->setObjectName("closeQuestion"_L1);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(CloseQuestion::tr(
        "Greenroom can stay in the tray and tell you of new drafts. If you quit, alerts that are sent "
        "meanwhile are lost unless the tool sends them again.\n\nThis is asked once; later, change close_to_tray "
        "in the settings file."));
    box->setIconPixmap(window->windowIcon().pixmap(40));
    QPushButton *keep = box->addButton(CloseQuestion::tr("Go on receiving"), QMessageBox::AcceptRole);
    QPushButton *quit = box->addButton(CloseQuestion::tr("Quit"), QMessageBox::DestructiveRole);
    keep->setObjectName("keepReceivingButton"_L1);
    quit->setObjectName("quitButton"_L1);
    box->setDefaultButton(keep);
    QObject::connect(box, &QMessageBox::buttonClicked, window,
                     [keep, quit, answered = std::move(answered)](QAbstractButton *button) {
                         if (button == keep || button == quit)
                             answered(button == keep);
                     });
    box->open();
}
