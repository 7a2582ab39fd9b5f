// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/signature.h"
#include "core/intake/signatureheader.h"

#include <QMessageAuthenticationCode>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(SignatureCheck)

namespace {

// The figures are from Python's hmac module.
const QByteArray Body = "{\"title\":\"Checkout is slow\",\"state\":\"firing\"}\n"_ba;
const QByteArray Secret = "room-secret"_ba;
const QByteArray Right = "0e22fd8eea172b1e14a9161b47adc2e52e88c0ad10ef4b6a8301c6e0009f7f4c"_ba;
const QByteArray OfOldSecret = "d1a4ce8d2bb91e5b14e369b119f85ac41a5c3c79373adce333cc61dc877c77af"_ba;
const QByteArray Timed = "f0fe6e1071430dd53ad33b0b051017be6163c2ed6b54bfaea9bcb6b51f89aaee"_ba;
const QByteArray TimedInMilliseconds = "9e74e8fa9fb552b47e17db15b33a44fa2d2ef4e60fa4a92907537eef201e92df"_ba;
constexpr qint64 SignedAt = 1795430100;

HeaderLookup headers(const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    return [fields](QByteArrayView name) -> QByteArray {
        for (const auto &[known, value] : fields) {
            if (known.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    };
}

QDateTime after(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(SignedAt + seconds, QTimeZone::utc());
}

const char *word(SignatureCheck check)
{
    switch (check) {
    case SignatureCheck::Valid:
        return "valid";
    case SignatureCheck::Missing:
        return "missing";
    case SignatureCheck::Malformed:
        return "malformed";
    case SignatureCheck::Wrong:
        return "wrong";
    case SignatureCheck::Stale:
        return "stale";
    }
    return "";
}

} // namespace

class SignatureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFieldIsJudged_data();
    void aFieldIsJudged();
    void aSignedTimeIsJudged_data();
    void aSignedTimeIsJudged();
    void everyByteOfTheBodyCounts();
    void anEmptySecretIsNeverRight();
    void theVectorOfRfc4231IsRight();
    void everyKnownToolIsUnderstood_data();
    void everyKnownToolIsUnderstood();
    void atMostSixteenMembersAreRead();
};

void SignatureTest::aFieldIsJudged_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<SignatureCheck>("check");

    const auto row = [](const char *name, const QString &prefix, const QByteArray &value, SignatureCheck check) {
        QTest::newRow(name) << prefix << value << check;
    };
    row("right", u""_s, Right, SignatureCheck::Valid);
    row("in capitals", u""_s, Right.toUpper(), SignatureCheck::Valid);
    row("blanks around", u""_s, " " + Right + "\t", SignatureCheck::Valid);
    row("with its prefix", u"sha256="_s, "sha256=" + Right, SignatureCheck::Valid);
    row("two, the second right", u"v1="_s, "v1=" + OfOldSecret + ",v1=" + Right, SignatureCheck::Valid);
    row("two, the first right", u"v1="_s, "v1=" + Right + " , v1=" + OfOldSecret, SignatureCheck::Valid);
    row("another scheme beside it", u"v1="_s, "v2=abc,v1=" + Right, SignatureCheck::Valid);

    row("no field", u""_s, "", SignatureCheck::Missing);
    row("of another secret", u""_s, OfOldSecret, SignatureCheck::Wrong);
    row("two, none right", u"v1="_s, "v1=" + OfOldSecret + ",v1=" + Timed, SignatureCheck::Wrong);

    row("a digit too few", u""_s, Right.chopped(1), SignatureCheck::Malformed);
    row("a digit too many", u""_s, Right + "0", SignatureCheck::Malformed);
    row("not hex", u""_s, Right.chopped(1) + "g", SignatureCheck::Malformed);
    row("half of one", u""_s, Right.left(32), SignatureCheck::Malformed);
    row("only the prefix", u"sha256="_s, "sha256=", SignatureCheck::Malformed);
    row("without its prefix", u"sha256="_s, Right, SignatureCheck::Malformed);
    row("a prefix where none is asked for", u""_s, "sha256=" + Right, SignatureCheck::Malformed);
    row("the prefix in capitals", u"sha256="_s, "SHA256=" + Right, SignatureCheck::Malformed);
    row("only another scheme", u"v1="_s, "v2=" + Right, SignatureCheck::Malformed);
    row("one right, one broken", u"v1="_s, "v1=" + Right + ",v1=abc", SignatureCheck::Malformed);
    row("nothing after the comma", u""_s, Right + ",", SignatureCheck::Malformed);
    row("only a comma", u""_s, ",", SignatureCheck::Malformed);
    row("only a blank", u""_s, " ", SignatureCheck::Malformed);
}

void SignatureTest::aFieldIsJudged()
{
    QFETCH(QString, prefix);
    QFETCH(QByteArray, value);
    QFETCH(SignatureCheck, check);

    const SignatureRule rule{.header = u"X-Signature"_s, .prefix = prefix};
    QCOMPARE(word(verify(rule, Secret, Body, headers({{"x-signature", value}}), after(0))), word(check));
}

void SignatureTest::aSignedTimeIsJudged_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<int>("age");
    QTest::addColumn<SignatureCheck>("check");

    const auto row = [](const char *name, const QByteArray &time, const QByteArray &signature, int age,
                        SignatureCheck check) {
        QTest::newRow(name) << time << signature << age << check;
    };
    row("now", "1795430100", Timed, 0, SignatureCheck::Valid);
    row("in milliseconds", "1795430100000", TimedInMilliseconds, 0, SignatureCheck::Valid);
    row("five minutes ago", "1795430100", Timed, 300, SignatureCheck::Valid);
    row("a sender whose clock is ahead", "1795430100", Timed, -300, SignatureCheck::Valid);
    row("sent again later", "1795430100", Timed, 301, SignatureCheck::Stale);
    row("sent again later, in milliseconds", "1795430100000", TimedInMilliseconds, 301, SignatureCheck::Stale);
    row("far ahead", "1795430100", Timed, -301, SignatureCheck::Stale);
    row("the time changed", "1795430101", Timed, 0, SignatureCheck::Wrong);
    row("sent again with a new time", "1795440100", Timed, 10'000, SignatureCheck::Wrong);
    row("the time not signed", "1795430100", Right, 0, SignatureCheck::Wrong);
    row("no time", "", Timed, 0, SignatureCheck::Missing);
    row("no signature", "1795430100", "", 0, SignatureCheck::Missing);
    row("a date", "2026-11-23T15:35:00Z", Timed, 0, SignatureCheck::Malformed);
    row("a negative time", "-1795430100", Timed, 0, SignatureCheck::Malformed);
    row("a fraction", "1795430100.5", Timed, 0, SignatureCheck::Malformed);
    row("more digits than a time has", "99999999999999999999999999", Timed, 0, SignatureCheck::Malformed);
}

void SignatureTest::aSignedTimeIsJudged()
{
    QFETCH(QByteArray, time);
    QFETCH(QByteArray, signature);
    QFETCH(int, age);
    QFETCH(SignatureCheck, check);

    const SignatureRule rule{.header = u"X-Signature"_s, .timestampHeader = u"X-Time"_s};
    const auto lookup = headers({{"X-Signature", signature}, {"X-Time", time}});
    QCOMPARE(word(verify(rule, Secret, Body, lookup, after(age))), word(check));
}

void SignatureTest::everyByteOfTheBodyCounts()
{
    const SignatureRule rule{.header = u"X-Signature"_s};
    const auto lookup = headers({{"X-Signature", Right}});
    QCOMPARE(word(verify(rule, Secret, Body, lookup, after(0))), "valid");
    QCOMPARE(word(verify(rule, Secret, Body.chopped(1), lookup, after(0))), "wrong");
    QCOMPARE(word(verify(rule, Secret, Body + '\n', lookup, after(0))), "wrong");
    for (qsizetype i = 0; i < Body.size(); ++i) {
        QByteArray changed = Body;
        changed[i] = char(changed[i] ^ 1);
        QCOMPARE(word(verify(rule, Secret, changed, lookup, after(0))), "wrong");
    }
}

void SignatureTest::anEmptySecretIsNeverRight()
{
    const SignatureRule rule{.header = u"X-Signature"_s};
    const QByteArray guessed = QMessageAuthenticationCode::hash(Body, {}, QCryptographicHash::Sha256).toHex();
    QCOMPARE(word(verify(rule, {}, Body, headers({{"X-Signature", guessed}}), after(0))), "wrong");
}

void SignatureTest::theVectorOfRfc4231IsRight()
{
    const SignatureRule rule{.header = u"X-Signature"_s};
    const auto lookup = headers({{"X-Signature", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"}});
    QCOMPARE(word(verify(rule, "Jefe", "what do ya want for nothing?", lookup, after(0))), "valid");
}

void SignatureTest::everyKnownToolIsUnderstood_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("Grafana") << u"grafana"_s << QByteArray("X-Grafana-Alerting-Signature") << Right;
    QTest::newRow("PagerDuty") << u"pagerduty"_s << QByteArray("X-PagerDuty-Signature")
                               << "v1=" + OfOldSecret + ",v1=" + Right;
    QTest::newRow("Sentry") << u"sentry"_s << QByteArray("Sentry-Hook-Signature") << Right;
    QTest::newRow("GitHub") << u"githubactions"_s << QByteArray("X-Hub-Signature-256") << "sha256=" + Right;
    QTest::newRow("Checkly") << u"checkly"_s << QByteArray("x-checkly-signature") << Right;
}

void SignatureTest::everyKnownToolIsUnderstood()
{
    QFETCH(QString, tool);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);

    QCOMPARE(knownSignatureRules().size(), 5);
    const auto known = std::find_if(knownSignatureRules().begin(), knownSignatureRules().end(),
                                    [&tool](const KnownSignatureRule &row) {
                                        return row.tool == tool;
                                    });
    QVERIFY(known != knownSignatureRules().end());
    QCOMPARE(word(verify(known->rule, Secret, Body, headers({{header, value}}), after(0))), "valid");
}

void SignatureTest::atMostSixteenMembersAreRead()
{
    QByteArrayList members(16, OfOldSecret);
    members.last() = Right;
    const SignatureRule rule{.header = u"X-Signature"_s};
    QCOMPARE(word(verify(rule, Secret, Body, headers({{"X-Signature", members.join(',')}}), after(0))), "valid");
    members.append(Right);
    QCOMPARE(word(verify(rule, Secret, Body, headers({{"X-Signature", members.join(',')}}), after(0))), "malformed");
    QVERIFY(!SignatureHeader::readSignatures(std::string(100'000, ','), "v1="));
}

QTEST_GUILESS_MAIN(SignatureTest)
#include "tst_signature.moc"
