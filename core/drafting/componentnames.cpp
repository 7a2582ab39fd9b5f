// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/componentnames.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QStringList wordsOf(const QString &name)
{
    QString spaced = name.toLower();
    for (QChar &character : spaced) {
        if (!character.isLetterOrNumber())
            character = u' ';
    }
    return spaced.split(u' ', Qt::SkipEmptyParts);
}

QSet<QString> setOf(QStringView words)
{
    QSet<QString> set;
    for (const QStringView word : words.split(u' '))
        set.insert(word.toString());
    return set;
}

/// Words of names and the kinds they speak of.
const QHash<QString, ComponentKinds> &kindWords()
{
    static const QHash<QString, ComponentKinds> words = [] {
        struct Row
        {
            ComponentKinds kinds;
            QStringView words;
        };
        static constexpr Row Rows[] = {
            {ComponentKind::Api, u"api apis rest graphql endpoint endpoints sdk webhook webhooks gateway"},
            {ComponentKind::Web,
             u"website site web app apps application dashboard portal console homepage ui frontend storefront"},
            {ComponentKind::Login, u"login logins signin sso auth authentication identity accounts saml oauth"},
            {ComponentKind::Payments,
             u"payment payments pay billing checkout invoices invoicing subscriptions payouts card cards"},
            {ComponentKind::Orders, u"order orders ordering checkout cart shop store bookings booking reservations"},
            {ComponentKind::Notifications,
             u"notification notifications email emails mail sms push messages messaging reminders newsletters"},
            {ComponentKind::Data,
             u"report reports reporting analytics data insights metrics statistics figures warehouse"},
            {ComponentKind::Jobs,
             u"export exports import imports scheduled jobs job sync synchronisation synchronization batch background"},
            {ComponentKind::Uploads, u"upload uploads files file media images image attachments storage photos videos"},
            {ComponentKind::NamedPayments, u"payment payments payouts"},
            {ComponentKind::NamedUploads, u"upload uploads"},
            {ComponentKind::Realtime, u"live realtime websocket websockets chat presence streaming"},
            {ComponentKind::Region, u"region europe eu us asia apac emea datacenter america"},
        };
        QHash<QString, ComponentKinds> byWord;
        for (const Row &row : Rows) {
            for (const QStringView word : row.words.split(u' '))
                byWord[word.toString()] |= row.kinds;
        }
        return byWord;
    }();
    return words;
}

bool isAcronym(QStringView word)
{
    if (word.size() < 2)
        return word == word.toString().toUpper();
    return std::any_of(word.begin() + 1, word.end(), [](QChar character) {
        return character.isUpper();
    });
}

/// Nouns of which one says "the": "the dashboard", but "checkout", "search", "billing".
bool takesArticle(const QString &head)
{
    static const QSet<QString> heads = setOf(
        u"api apis app apps application applications website websites site sites portal portals dashboard dashboards "
        u"console "
        u"platform service services store shop database region regions page pages editor gateway cdn network server "
        u"servers "
        u"system systems backend frontend panel center centre hub marketplace cluster calendar inbox feed catalog "
        u"catalogue cart "
        u"homepage widget cli sdk plugin extension workspace blog forum bot assistant mailbox warehouse scheduler "
        u"storefront "
        u"client engine infrastructure pipeline tool tools builder designer viewer player library registry directory");
    return heads.contains(head);
}

/// Words that need no capital within a sentence. What is not among them may be a proper name and keeps its own.
bool isOrdinary(const QString &word)
{
    static const QSet<QString> words = setOf(
        u"account accounts admin alerting alerts analytics app application applications appointments appointment apps "
        u"assistant "
        u"attachments authentication authorization automation automations background backups billing booking bookings "
        u"bot builder "
        u"calendar call calling calls card cards cart catalog catalogue center centre chat checkout client comments "
        u"console contacts "
        u"content core customer customers dashboard dashboards data database delivery deliveries deployments deposits "
        u"desktop "
        u"developer directory docs documentation documents domain domains download downloads editor email emails "
        u"engine events "
        u"export exports external factor feed feeds file files forms forum frontend backend gateway help home homepage "
        u"hosting image "
        u"images import imports inbox infrastructure insights integrations inventory invoices invoicing jobs library "
        u"live loans "
        u"location locations log login logins logs mail main management maps marketplace media messages messaging "
        u"metrics mobile "
        u"monitoring network notification notifications onboarding online order ordering orders page pages panel "
        u"partner password "
        u"passwords payment payments payouts platform playback player portal pricing processing product products "
        u"profile profiles "
        u"projects public push realtime recommendations region registration registry reminders report reporting "
        u"reports reservations "
        u"reset scheduled scheduler scheduling search service services settings shipping shop sign signin signup "
        u"single site sites "
        u"statements status storage store storefront streaming subscription subscriptions support sync system systems "
        u"team teams text "
        u"time tool tools tracking trading transactions transfers two update updates upload uploads user users video "
        u"videos voice "
        u"wallet web webhook webhooks website websites widget withdrawals workspace workspaces on in real password");
    return words.contains(word);
}

} // namespace

ComponentKinds kindsOf(const QString &name)
{
    const QStringList words = wordsOf(name);
    ComponentKinds kinds;
    for (const QString &word : words)
        kinds |= kindWords().value(word);
    const QString joined = u' ' + words.join(u' ') + u' ';
    if (joined.contains(u" sign in "_s) || joined.contains(u" sign on "_s) || joined.contains(u" log in "_s))
        kinds |= ComponentKind::Login;
    if (joined.contains(u" real time "_s))
        kinds |= ComponentKind::Realtime;
    return kinds;
}

ComponentKinds kindsOf(const QList<Component> &components)
{
    ComponentKinds kinds;
    for (const Component &component : components)
        kinds |= kindsOf(component.name);
    return kinds;
}

bool EnglishNames::isPlural(const QString &name)
{
    static const QSet<QString> singular = setOf(u"analytics access process status news series canvas atlas campus "
                                                u"bonus kubernetes postgres redis business address express");
    const QString last = name.simplified().section(u' ', -1);
    if (last.size() < 3 || !last.endsWith(u's') || last.endsWith(u"ss"_s))
        return false;
    return !singular.contains(last.toLower());
}

QString EnglishNames::bare(const QString &name)
{
    QStringList words = name.simplified().split(u' ');
    const auto isPlain = [](const QString &word) {
        if (word.isEmpty() || isAcronym(word) || word[0].isLower())
            return true;
        const QStringList parts = word.toLower().split(u'-');
        return std::all_of(parts.begin(), parts.end(), isOrdinary);
    };
    if (std::all_of(words.begin(), words.end(), isPlain)) {
        for (QString &word : words)
            word = isAcronym(word) ? word : word.toLower();
    }
    return words.join(u' ');
}

QString EnglishNames::withinSentence(const QString &name)
{
    const QString spoken = bare(name);
    const QString first = spoken.section(u' ', 0, 0).toLower();
    const QString head = spoken.section(u' ', -1).toLower();
    if (first == u"the"_s || first == u"our"_s || !takesArticle(head))
        return spoken;
    return u"the "_s + spoken;
}

QString EnglishNames::list(const QStringList &items)
{
    if (items.size() < 2)
        return items.join(QString());
    return items.first(items.size() - 1).join(u", "_s) + u" and "_s + items.constLast();
}
