// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/signalwords.h"

#include <algorithm>
#include <array>

namespace {

constexpr std::array Table{
    // English
    SignalWords{Signal::None,
                u"staging table*|staging area|staging schema|staging layer|staging bucket|staging dataset|"
                u"from staging|tested in staging|tested on staging|passed staging|not in staging|"
                u"staging is fine|staging was fine|staging is ok|like staging|qa team|threshold breach*|"
                u"breached the threshold|breached threshold|slo breach*|sla breach*|breach of slo|breach of sla|"
                u"connection leak*|memory leak*|handle leak*|goroutine leak*|thread leak*|leaked connection*|"
                u"leaked goroutine*|leaked thread*|leaked memory|descriptor leak*|security group*|"
                u"vulnerability scan*|security scan fail*|security scan timed|security update*|security patch*|"
                u"ddos protection|attack surface|dependency injection|fault injection|injection test*|"
                u"chaos attack|response time* normal|response times ok|latency normal|latency is normal|"
                u"latency ok|no errors|0 errors|error rate normal|without errors|no timeouts|not down|"
                u"scale* down|scaling down|slow query log|error log*|error budget*|fail over|failed over|"
                u"disk failed|failed disk|drive failed|failed drive|disk failure|drive failure|will fail|"
                u"will be expired|be expired in|may fail|predicted to fail|predictive failure|users db|"
                u"users database|users service|users table|customers db|customers database|customers table|"
                u"home users|internal server error*|internal error*|internal exception|test suite for customers|"
                u"dev team|dev portal|dev docs|for dev|virus scan*|virus scanner*|antivirus|anti virus|"
                u"malware scan*|ddo s protection|response time* unaffected|response times fine|"
                u"latency unaffected|errors normal|no latency|requests fine|sandbox account*|customer sandbox*|"
                u"sandboxes|backup power|backup line"},
    SignalWords{Signal::NoImpact,
                u"customers are not affected|customers not affected|customers unaffected|"
                u"customers are unaffected|customers are not impacted|customers not impacted|no customer impact|"
                u"no customers impact*|no impact|zero impact|no visible impact|without customer impact|"
                u"without impact|not customer facing|no user impact|no users affected|users are not affected|"
                u"users not affected|users unaffected|no customer is affected|no customers affected|"
                u"no customers are affected|no customer affected|does not affect customers|"
                u"doesn t affect customers|does not affect users|doesn t affect users|not affecting customers|"
                u"not affecting users|customers do not notice|customers don t notice|customers won t notice|"
                u"no external impact|internal only|only internal|only internally|internally only|"
                u"not visible to customers|invisible to customers|not visible to users|customers see nothing|"
                u"nothing customer facing|nobody outside|no one outside|traffic unaffected|"
                u"traffic is unaffected|service unaffected|service is unaffected|requests unaffected"},
    SignalWords{Signal::Test,
                u"test alert*|test alarm*|test notification*|testing notification*|notification test|alert test|"
                u"test message|test event|test incident|test webhook|webhook test|test payload|this is a test|"
                u"this is just a test|this is only a test|this is a drill|only a test|just a test|just testing|"
                u"just checking that alerts|sample alert|sample event|sample notification|example alert|"
                u"dummy alert|testing the integration|testing integration|integration test message|"
                u"test of the integration|greenroom testing|testing alerting|please ignore this test|"
                u"ignore test|test please ignore|test ignore|verify notifications work|"
                u"no action is required test|test issue|alarm test|fire drill|testing webhook|"
                u"testing the webhook|webhook works|connection test|test connection|this is the test|"
                u"this is an example|testing notifications|testing alerts|test of the alert*|test of alert*|"
                u"test of our alert*"},
    SignalWords{Signal::Security,
                u"secret scanning|secret scan*|access key exposed|exposed secret*|exposed credential*|"
                u"exposed key*|credential leak*|credentials leak*|leaked credential*|leaked password*|"
                u"leaked key*|leaked token*|leaked secret*|token leak*|key leak*|password leak*|secret leak*|"
                u"credential stuffing|password spray*|brute force*|bruteforce*|ddos|denial of service|"
                u"exfiltrat*|unauthorized access|unauthorised access|unauthorized login*|unauthorised login*|"
                u"unauthorized user|guard duty|guardduty|intrusion*|intruder*|ransomware|malware|virus|trojan|"
                u"rootkit|backdoor|back door|spyware|botnet*|crypto miner|cryptominer|crypto mining|"
                u"cryptomining|coin miner|data breach*|breach of data|data leak*|data exposed|security breach*|"
                u"security incident*|security event*|security alert*|security finding*|security hole*|"
                u"security issue*|security vulnerability|breach detected|breach suspected|suspected breach|"
                u"compromised|compromise of|account takeover*|account take over*|hijack*|sql injection*|sqli|"
                u"xss|cross site scripting|code injection|command injection|remote code execution|rce|cve|"
                u"zero day|0day|exploit*|vulnerability|vulnerabilities|phishing|smishing|privilege escalation|"
                u"escalation of privilege*|impossible travel|anomalous login*|anomalous api|attack|attacks|"
                u"attacker*|attacking|cyberattack*|cyber attack*|hacked|hacker*|hacking|defaced|defacement|"
                u"reverse shell|web shell|webshell|port scan*|lateral movement|tor exit|threat intelligence|"
                u"threat detected|stolen|theft|tampered|tampering|spoofing|spoofed|impersonat*|bypass* auth*|"
                u"auth bypass|authentication bypass|idor|path traversal|directory traversal|ssrf|root login*|"
                u"unexpected root|failed passwords|of other customers|other customers data|other customer s|"
                u"another customer s|another customers|other users data|other user s|other people s|"
                u"another user s|someone else s|wrong customer|wrong account s|other tenant s|cross tenant|gdpr|"
                u"pii|session fixation|insider|unknown ssh key|new ssh key|crowdstrike|sentinelone|falco|"
                u"terminal shell in container|shell in a container|shell was spawned|public s3 bucket|"
                u"bucket is public|bucket public|bucket made public|publicly readable|mfa disabled|"
                u"audit log* disabled|cloud trail* disabled|cloud trail stopped|cloudtrail disabled|"
                u"account taken over|accounts taken over|data exposure|ddo s|crowd strike|sentinel one|"
                u"suspicious|suspected intrusion|unusual login*|unusual sign in*|unusual location|"
                u"unusual country|login from new country|unknown country|unknown device|unknown ip|waf block*|"
                u"waf alert*|malicious*|infected|command and control|sees data of|see data of|sees another|"
                u"see another customer*|sees invoices|seeing other|logged in as someone|logged into another|"
                u"someone elses|root account|without mfa|access key created|admin user created|new admin user|"
                u"privileges granted|fraudulent*|skimmer|magecart|unauthorized change*|unauthorized export*|"
                u"unauthorized api|unauthorized use|wrong user s|other user s data|data of other|"
                u"data of another|invoices of other|orders of other|subdomain takeover"},
    SignalWords{Signal::Secret,
                u"credential*|password*|secret|secrets|api key*|access key*|private key*|signing key*|ssh key*|"
                u"access token*|api token*|customer data|customer records|customer list|user data|user records|"
                u"source code|database dump*|payment data|card data|card numbers|personal data|email addresses|"
                u"customer emails|personal information|medical records"},
    SignalWords{Signal::Exposure,
                u"leaked|leak|exposed|stolen|compromised|public repository|public repo|public gist|pastebin|"
                u"for sale|dark web|darknet|dumped|found online|on the internet|downloaded by|by an unknown|"
                u"accessible without|world readable|published on|posted on|posted publicly|paste site|in logs|"
                u"in the logs|in log files|plain text|plaintext|in clear text|cleartext|to the wrong|"
                u"visible to other*|visible to everyone|visible to anyone|visible to all|accessible to other*|"
                u"accessible to anyone|accessible to everyone|shown to other*|shown to the wrong|"
                u"readable by anyone|readable by everyone|seen by other*"},
    SignalWords{Signal::Heartbeat,
                u"entire alerting pipeline|alerting pipeline is functional|always firing|always fires|"
                u"firing all the time|dead man s switch|dead mans switch|dead man switch|deadman switch|"
                u"dead mans snitch|info inhibitor|inhibit info|used to inhibit|immer aktiv|feuert immer|"
                u"feuert dauernd|ständig aktiv|dauerhaft aktiv|toujours actif|siempre activa|sempre ativo|"
                u"常時発報|常に発報|常に発火|常時発火|常にアクティブ|一直触发|始终触发|永远触发"},
    SignalWords{Signal::PlannedWork,
                u"downtimestart|downtime start|scheduled downtime|scheduled maintenance|planned maintenance|"
                u"maintenance window started|maintenance started|maintenance begins|"
                u"entered a period of scheduled"},
    SignalWords{Signal::Environment,
                u"staging|stg|preprod|pre prod|pre production|preproduction|non prod|nonprod|non production|qa|"
                u"uat|test environment*|testing environment*|test env|dev environment*|dev env|"
                u"development environment*|dev cluster|test cluster|test system|test server|dev server|testbed|"
                u"test bed|environment dev|env dev|environment development|env development|environment test|"
                u"env test|environment testing|environment sandbox|env sandbox|sandbox environment*|"
                u"demo environment*|preview environment*|preview deployment*|review app*|localhost|"
                u"local environment|integration environment*|acceptance environment*|load test environment*|"
                u"performance environment*|feature branch|developer s machine|developer s laptop|dev|sandbox|"
                u"demo system*|demo server|demo instance|training environment|int environment|"
                u"integration system*|loadtest cluster|load test cluster|perf cluster|performance cluster|"
                u"test instance|test stack|test namespace|testing cluster|developer laptop|developer machine|"
                u"my laptop|local machine|preview app*|e2e environment|ephemeral environment*|"
                u"pull request environment*"},
    SignalWords{Signal::Production, u"production|prod|live environment|live system"},
    SignalWords{Signal::Internal,
                u"ci failed|ci fail*|ci pipeline*|ci build*|ci job*|ci run*|ci cd|build fail*|build failed|"
                u"build broken|broken build|red build|nightly build*|unit test*|integration tests failed|"
                u"test suite|lint|linter|jenkins|gitlab runner*|github actions|workflow run*|workflow failed|"
                u"deploy pipeline*|deployment pipeline*|release pipeline*|build pipeline*|build agent*|"
                u"build server|code coverage|sonarqube|sonar qube|dependabot|renovate|artifact registry|"
                u"artifactory|backup fail*|backup error*|backup missed|backup missing|backup job*|backups fail*|"
                u"failed backup*|backup of|backup did not|backup not|db backup*|database backup*|"
                u"nightly backup*|snapshot fail*|back office|backoffice|intranet|office vpn|vpn office|"
                u"company vpn|corporate vpn|employee vpn|office wifi|office wi fi|office network|"
                u"office internet|office printer*|printer*|jira|confluence|internal wiki|wiki|employee*|staff|"
                u"hr system|hr portal|payroll|internal tool*|internal dashboard*|internal service*|"
                u"internal app*|internal network|internal chat|internal mail*|internal users|internal report*|"
                u"internal admin*|internal metrics|corporate network|meeting room|badge reader*|log rotation|"
                u"logrotate|log shipping|log pipeline|grafana dashboard*|kibana|support agents|"
                u"developers cannot|developers can t|marketing dashboard*|bi dashboard*|code review|git server|"
                u"git lab|gitlab ci|gitlab pipeline*|gitlab|git hub actions|pipeline failed on|"
                u"tests failed on main|backup older|backup overdue|backup late|backup incomplete|backup is|"
                u"backup has|backup was|backup took|no backup|last backup|backup age|docker build|code quality|"
                u"static analysis|merge queue|internal ci|test coverage|flaky test*|dependency update*|"
                u"deployment to staging|package registry|release build|office printer|vpn for employees|"
                u"vpn for staff|employee portal|wifi in the office|for our employees|our own staff"},
    SignalWords{Signal::Resource,
                u"disk space|disk usage|disk|disks|filesystem*|file system*|inode*|cpu|memory|ram|swap|swapping|"
                u"load average|high load|system load|saturation|utilization|utilisation|certificate will expire|"
                u"certificate expires|certificate expir*|certificates expir*|cert expir*|cert will expire|"
                u"ssl expir*|ssl certificate expir*|tls expir*|will expire|expires in|expiring in|expire in|"
                u"expiring soon|days until expir*|domain expir*|license expir*|licence expir*|renew* in|"
                u"temperature|fan|fan speed|battery|ntp|clock skew|clock drift|file descriptors|open files|"
                u"connections used|volume usage|volume space|persistent volume*|raid|smart status|filling up|"
                u"space left|free space|storage space|low on space|heap usage|heap|disk quota|connection pool|"
                u"pool usage|max connections|connections in use|thread pool|load is high|high cpu|cpu usage|"
                u"memory usage|ram usage|running low|storage usage|storage at|volume at|"
                u"certificate is about to expire|about to expire|certificate renewal|expiry|days left|"
                u"days remaining|hours until full"},
    SignalWords{Signal::NoData,
                u"no data|nodata|no metrics|datasource no data|datasource error|data source error|datasource|"
                u"insufficient data|missing data|no datapoints|no data points|agent is not available|"
                u"agent not available|agent is unavailable|agent unavailable|agent unreachable|"
                u"agent is unreachable|agent not reachable|agent not responding|agent offline|agent stopped|"
                u"zabbix agent|monitoring agent|stopped reporting|not reporting|metrics missing|absent metrics|"
                u"no heartbeat from agent|exporter down|exporter is down|exporter unreachable|scrape fail*|"
                u"scrape error*|scrape target|probe offline|probe is offline|collector down|collector is down|"
                u"check_mk agent|monitoring is blind|unknown state|state unknown|data source unavailable|"
                u"data source unreachable|data source not reachable|data source failed|node exporter|"
                u"exporter is unreachable|datadog agent|telegraf|failed to scrape|scraping|target missing|"
                u"targets missing|no metrics received|metric stream|metrics not received|metrics are missing|"
                u"monitoring gap|monitoring lost|lost contact with agent|host agent|agent has not|agent hasn t|"
                u"agent lost"},
    SignalWords{Signal::Customers,
                u"customers|customer impact|customer facing|customer complaint*|customer reports|"
                u"customer report|customer orders|customer calls|users|user impact|user facing|user reports|"
                u"end users|visitors|shoppers|buyers|students|players|guests|merchants|patients|passengers|"
                u"viewers|readers|subscribers|clients see|clients get|people can t|people cannot|everyone gets|"
                u"nobody can|no one can|support tickets|tickets from|storefront"},
    SignalWords{Signal::Symptom,
                u"error|errors|5xx|http 5..|500|501|502|503|504|522|failing|fails|failed|fail|failure|failures|"
                u"timeout*|time out|timed out|unavailable|unreachable|not reachable|down|outage|slow|slower|"
                u"slowly|latency|p95|p99|p90|response time*|no space left|oom killed|oomkilled|out of memory|"
                u"crash*|rejected|refused|read only|not responding|no response|not answering|does not answer|"
                u"stuck|hang|hangs|hanging|waiting|queued|delayed|delay|backlog|expired|has expired|cannot|"
                u"can t|unable to|stopped|unresponsive|dropped|lost|broken|aborted|evicted|degraded|offline|"
                u"not found|blank page|exceeded|partial|missing|inaccessible|interrupted|saturated|overloaded|"
                u"throttled|shedding"},

    // German
    SignalWords{Signal::None,
                u"schwellwert überschritten|verbindungsleck*|speicherleck*|sicherheitsgruppe*|"
                u"antwortzeit* unauffällig|antwortzeit* normal|keine fehler|fehlerfrei|antwortzeit* ok|"
                u"interner serverfehler|interner fehler|interne fehler|interner server|sicherheitsupdate*|"
                u"testumgebung gut|staging tabelle*|läuft weiter|dienst läuft|dienste laufen|virenscanner*|"
                u"antwortzeit* unverändert"},
    SignalWords{Signal::NoImpact,
                u"kein kunde betroffen|kein kunde ist betroffen|keine kunden betroffen|kunden nicht betroffen|"
                u"kunden sind nicht betroffen|für kunden nicht|kunden merken nichts|kunden merken davon nichts|"
                u"keine auswirkung* auf kunden|keine auswirkung* für kunden|keine auswirkung*|"
                u"keine kundenauswirkung*|ohne kundenauswirkung*|ohne auswirkung*|nur intern|rein intern|"
                u"keine nutzer betroffen|nutzer nicht betroffen|nicht kundenrelevant|kunden unberührt"},
    SignalWords{Signal::Test, u"probealarm*|testalarm*|testmeldung*|testbenachrichtigung*|testnachricht*|test alarm|"
                              u"nur ein test|das ist ein test|dies ist ein test|ist ein test|nur zum test|"
                              u"test bitte ignorieren|zu testzwecken|zum testen|probelauf der alarm*"},
    SignalWords{Signal::Security,
                u"datenleck*|datenpanne*|datenabfluss|datenschutzvorfall*|datenschutzverletzung*|datendiebstahl|"
                u"sicherheitsvorfall*|sicherheitslücke*|sicherheitsverletzung*|schwachstelle*|einbruchsversuch*|"
                u"eindringling*|eingedrungen|schadsoftware|schadcode|verschlüsselungstrojaner|erpressung*|"
                u"erpresser*|kompromittiert*|kompromittierung|unbefugt*|unberechtigter zugriff|"
                u"unberechtigte zugriff*|unerlaubter zugriff|verdächtige anmeldung*|verdächtiger login*|"
                u"verdächtige aktivität*|angriff|angriffe|angriffs*|angreifer*|hackerangriff*|gehackt|gekapert*|"
                u"kontoübernahme*|gestohlen*|geleakt*|offengelegt*|abgegriffen|anderer kunden|"
                u"anderen kunden sehen|fremde rechnung*|fremde daten|fremde bestell*|fremde kunden*|"
                u"fremder kunden|fremden kunden*|fremde konten|personenbezogene*|identitätsdiebstahl|spionage*|"
                u"manipuliert|rechteausweitung|trojaner|viren|verdächtig*|ungewöhnliche anmeldung*|"
                u"ungewöhnlicher login*|unbekanntem land|unbekannten land|ohne berechtigung|cyberangriff*|"
                u"schadprogramm*|sicherheitsalarm*|phishingmail*|fremder zugriff|fremdzugriff|daten anderer|"
                u"konto anderer|fremden account|kreditkartendaten"},
    SignalWords{Signal::Secret, u"zugangsdaten|passwort|passwörter|kennwort|kennwörter|kundendaten|privater schlüssel|"
                                u"zugangsschlüssel"},
    SignalWords{Signal::Exposure, u"veröffentlicht|im netz|im internet|abgeflossen|geleakt|entwendet|einsehbar"},
    SignalWords{Signal::PlannedWork,
                u"geplante wartung|wartungsfenster beginnt|wartung beginnt|wartungsarbeiten beginnen"},
    SignalWords{Signal::Environment,
                u"testumgebung*|testsystem*|testserver|testcluster|entwicklungsumgebung*|entwicklungssystem*|"
                u"entwicklungsserver|entwicklungscluster|abnahmeumgebung*|abnahmesystem*|integrationsumgebung*|"
                u"stagingumgebung*|stagingsystem*|vorproduktion|präproduktion|preproduktion|schulungsumgebung*|"
                u"testinstanz*|umgebung test|umgebung entwicklung|umgebung abnahme|test umgebung*|"
                u"entwicklungs umgebung*|integrationssystem*|vorabumgebung|qs umgebung|qs system|"
                u"entwicklerrechner|abnahme umgebung|testmandant*|demosystem*|demoumgebung*|sandboxumgebung*|"
                u"lasttestumgebung|testrechner|testbereich"},
    SignalWords{Signal::Production, u"produktion|produktiv|produktivumgebung*|produktivsystem*|produktionsumgebung*"},
    SignalWords{Signal::Internal,
                u"büro|büros|büro vpn|drucker*|mitarbeitende|mitarbeitenden|mitarbeiter*|belegschaft|intern|"
                u"interne|internes|interner|internen|internem|sicherung fehlgeschlagen|datensicherung*|"
                u"sicherungslauf|backup fehlgeschlagen|backup schlug fehl|backup der|backup des|"
                u"build fehlgeschlagen|build schlägt fehl|bauprozess|bereitstellungspipeline|kantine|"
                u"besprechungsraum|homeoffice|personalabteilung|pipeline fehlgeschlagen|pipeline rot|"
                u"nachtsicherung|sicherung von|sicherung der|sicherung des|backup nächtlich|firmen vpn|"
                u"firmennetz*|intranet|kollegen|urlaubsportal|lohnabrechnung|testlauf|unittests|büronetz*|"
                u"backup job|backup von|backup auf|hausnetz|standleitung"},
    SignalWords{Signal::Resource,
                u"festplatte*|speicherplatz|plattenplatz|plattenbelegung|dateisystem*|arbeitsspeicher|"
                u"hauptspeicher|speicherauslastung|speicherverbrauch|cpu last|minuten last|systemlast|"
                u"prozessorlast|auslastung|cpu auslastung|läuft in|läuft ab|läuft bald|ablauf des zertifikats|"
                u"zertifikatsablauf|temperatur|lüfter|belegt|füllstand|usv|zertifikat endet|"
                u"zertifikat gültig bis|gültig noch|tage gültig|laufwerk*|plattenfüllstand|freier speicher|"
                u"speicher knapp|last auf|systemauslastung|ram auslastung|swap nutzung"},
    SignalWords{Signal::NoData,
                u"keine daten|keine messwerte|keine metriken|agent nicht erreichbar|agent antwortet nicht|"
                u"agent ist nicht|agent meldet sich nicht|unzureichende daten|liefert keine|"
                u"datenquelle nicht erreichbar|datenquelle antwortet nicht|datenquelle liefert|"
                u"abfrage der datenquelle"},
    SignalWords{Signal::Customers,
                u"kunden|kunde|kundinnen|nutzer|nutzerinnen|besucher|besucherinnen|gäste|käufer|patienten|"
                u"schüler|studierende|niemand kann|alle können nicht"},
    SignalWords{Signal::Symptom,
                u"fehler|fehlern|fehlerrate|fehlerquote|ausfall|ausgefallen|nicht erreichbar|"
                u"nicht mehr erreichbar|zeitüberschreitung*|schlagen fehl|schlägt fehl|fehlgeschlagen|langsam|"
                u"langsamer|antwortzeit*|verzögert|verzögerung*|verspätung|abgestürzt|abgelaufen|gesperrt|hängt|"
                u"hängen|warten|antwortet nicht|verweigert|gestoppt|nicht möglich|gestört|störung|abgebrochen"},

    // French
    SignalWords{Signal::None,
                u"fuite mémoire|fuite de mémoire|fuite de connexion*|groupe de sécurité|seuil dépassé|"
                u"aucune erreur|sans erreur|erreur interne*|temps de réponse normal*|temps de réponse normaux|"
                u"mise à jour de sécurité|table de staging"},
    SignalWords{Signal::NoImpact,
                u"aucun impact|sans impact|pas d impact|aucun client impacté|aucun client affecté|"
                u"aucun client concerné|aucun client n est|clients non affectés|clients non impactés|"
                u"clients ne sont pas affectés|clients ne sont pas impactés|clients ne sont pas concernés|"
                u"clients ne voient rien|n affecte pas les clients|invisible pour les clients|usage interne|"
                u"uniquement interne|interne uniquement"},
    SignalWords{Signal::Test,
                u"notification de test|alerte de test|message de test|alarme de test|ceci est un test|"
                u"c est un test|simple test|juste un test|test de l alerte|test d alerte|test de notification|"
                u"test d intégration merci|ne pas tenir compte|exercice d alerte|alerte d essai|"
                u"essai de notification"},
    SignalWords{Signal::Security,
                u"fuite de données|fuite d informations|violation de données|piratage|piraté|piratée|pirate|"
                u"pirates|compromission|compte compromis|comptes compromis|clé compromise|serveur compromis|"
                u"identifiants compromis|rançongiciel|rançon|hameçonnage|accès non autorisé*|connexion suspecte|"
                u"connexions suspectes|activité suspecte|usurpation*|force brute|faille de sécurité|faille|"
                u"vulnérabilité*|logiciel malveillant|malveillant*|attaque|attaques|attaquant*|"
                u"incident de sécurité|exfiltration|volées|volés|d autres clients|d un autre client|"
                u"d autres utilisateurs|d un autre utilisateur|données personnelles|cheval de troie|"
                u"élévation de privilèges|déni de service|secrets exposés|clé exposée|pays inconnu|"
                u"pays inhabituel|connexion inhabituelle|connexions inhabituelles|tentative d intrusion|"
                u"tentatives d intrusion|cyberattaque*|virus|vol de|fuite d identifiants|fuite de mots|"
                u"données d autrui|compte piraté|comptes piratés|alerte de sécurité|faux virement"},
    SignalWords{Signal::Secret,
                u"identifiants|mot de passe|mots de passe|clé d accès|clés d accès|clé privée|clé api|jeton|"
                u"jetons|données clients|données des clients|fichier clients"},
    SignalWords{Signal::Exposure,
                u"publié|publiés|publiée|publiées|exposé*|fuité*|divulgué*|dépôt public|volé*|compromis*|"
                u"en vente|en clair|dans les logs|sur internet|dark web"},
    SignalWords{Signal::PlannedWork, u"maintenance planifiée|maintenance programmée|début de maintenance"},
    SignalWords{Signal::Environment,
                u"préproduction|préprod|pré production|pré prod|environnement de test*|"
                u"environnement de développement|environnement de recette|environnement de qualification|"
                u"environnement de préproduction|environnement recette|plateforme de test*|"
                u"plateforme de recette|en recette|recette interne|serveur de développement|serveur de test*|"
                u"serveur de recette|bac à sable|recette|env de test|env de dev|env de recette|"
                u"environnement dev|environnement de dev|serveur de dev|environnement d intégration|"
                u"plateforme d intégration|environnement de démo|environnement de démonstration|"
                u"environnement de formation|environnement de staging|poste de développeur|"
                u"machine de développement|cluster de test|cluster de dev*"},
    SignalWords{Signal::Production, u"en production|prod"},
    SignalWords{Signal::Internal,
                u"sauvegarde|sauvegardes|imprimante*|employés|salariés|collaborateurs|outil interne|"
                u"outils internes|réseau interne|interne|internes|intégration continue|build en échec|"
                u"compilation|chaîne de déploiement|pipeline de déploiement|pipeline ci|vpn du bureau|"
                u"réseau du bureau|wifi du bureau|vpn des bureaux|pipeline de build|au bureau|du bureau|"
                u"des bureaux|du siège|tests unitaires|wiki interne|gitlab|jenkins|intranet|déploiement échoué|"
                u"build échoué|build cassé|badgeuse|outils de build|équipe interne|collègues|photocopieur"},
    SignalWords{Signal::Resource,
                u"disque|disques|espace disque|mémoire|processeur|charge cpu|charge système|certificat expire*|"
                u"certificat va expirer|expire dans|expirera|va expirer|température|espace libre|saturation"},
    SignalWords{Signal::NoData,
                u"pas de données|aucune donnée|agent injoignable|agent indisponible|agent ne répond|"
                u"données manquantes|données insuffisantes|ne remonte plus|plus de métriques|aucune métrique|"
                u"sonde hors ligne|sonde injoignable|source de données indisponible|"
                u"source de données injoignable|interroger la source de données|erreur de la source de données|"
                u"agent zabbix|agent de supervision|agent de surveillance|agent datadog|pas de métriques|"
                u"absence de données|aucune mesure|plus de données|supervision aveugle|collecte interrompue|"
                u"agent muet|sans données"},
    SignalWords{Signal::Customers,
                u"clients|clientes|utilisateurs|utilisatrices|visiteurs|internautes|acheteurs|candidats|abonnés|"
                u"patients|personne ne peut|plus personne"},
    SignalWords{Signal::Symptom,
                u"erreur|erreurs|échec|échecs|échoue|échouent|en échec|indisponible*|injoignable*|lent|lente|"
                u"lents|lentes|lenteur*|temps de réponse|expiré|expirée|plante|bloqué*|refusé*|en attente|"
                u"hors service|en panne|panne|hors ligne|ne répond|retard|délai dépassé|impossible"},

    // Spanish and Portuguese
    SignalWords{Signal::None,
                u"fuga de memoria|fuga de conexiones|grupo de seguridad|umbral superado|error interno*|"
                u"sin errores|tiempo* de respuesta normal*|vazamento de memória|vazamento de conexões|"
                u"grupo de segurança|limite excedido|erro interno*|sem erros|servidor interno|tabla de staging|"
                u"tabela de staging|actualización de seguridad|atualização de segurança"},
    SignalWords{Signal::NoImpact,
                u"sin impacto|sin afectar|ningún impacto|ningun impacto|ningún cliente afectado|"
                u"clientes no afectados|no afecta a los clientes|no afecta a clientes|"
                u"clientes no están afectados|clientes no se ven|clientes no notan|los clientes no ven|"
                u"sólo interno|solo interno|uso interno|no hay clientes afectados|nenhum impacto|sem impacto|"
                u"sem afetar|nenhum cliente afetado|nenhum cliente impactado|clientes não afetados|"
                u"não afeta clientes|não afeta os clientes|clientes não são afetados|clientes não percebem|"
                u"apenas interno|só interno|somente interno"},
    SignalWords{Signal::Test,
                u"notificación de prueba|alerta de prueba|mensaje de prueba|alarma de prueba|esto es una prueba|"
                u"es una prueba|es sólo una prueba|es solo una prueba|sólo una prueba|solo una prueba|"
                u"prueba de alerta|prueba de notificación|prueba de integración|prueba por favor|"
                u"notificação de teste|alerta de teste|mensagem de teste|alarme de teste|isto é um teste|"
                u"isso é um teste|é um teste|é só um teste|apenas um teste|só um teste|teste de alerta|"
                u"teste de notificação|teste de integração|simulacro|teste favor ignorar"},
    SignalWords{Signal::Security,
                u"fuga de datos|fuga de información|filtración*|brecha de seguridad|brecha de datos|"
                u"acceso no autorizado|accesos no autorizados|ataque|ataques|atacante*|intrusión|intruso*|"
                u"intrusiones|credenciales filtradas|credenciales expuestas|contraseñas filtradas|secuestro*|"
                u"fuerza bruta|suplantación|vulnerabilidad*|hackeado|hackeada|hackeo|"
                u"inicio de sesión sospechoso|actividad sospechosa|incidente de seguridad|comprometid*|robo de|"
                u"robad*|de otros clientes|de otro cliente|de otros usuarios|de otro usuario|datos personales|"
                u"código malicioso|malicioso*|vazamento de dados|vazamento de informações|vazamento|"
                u"acesso não autorizado|acessos não autorizados|invasão|invasor*|invadid*|intrusão|"
                u"credenciais vazadas|credenciais expostas|senha* vazada*|força bruta|sequestro|"
                u"violação de dados|violação de segurança|vulnerabilidade*|login suspeito|atividade suspeita|"
                u"incidente de segurança|roubad*|roubo de|de outros clientes|de outro cliente|"
                u"de outros usuários|de outro usuário|dados pessoais|ransomware|sequestro de dados|exfiltración|"
                u"exfiltração|denegación de servicio|negação de serviço|estafa|malicios*|ciberataque*|troyano|"
                u"acceso sospechoso|accesos sospechosos|inicios de sesión sospechosos|conexión sospechosa|"
                u"país desconocido|datos filtrados|filtraron|intentos de intrusión|alerta de seguridad|"
                u"datos de otros|pedidos de otros|facturas de otros|dados vazados|vazou|vazaram|acesso suspeito|"
                u"acessos suspeitos|logins suspeitos|tentativa de invasão|tentativas de invasão|"
                u"tentativa de intrusão|alerta de segurança|dados de outros|pedidos de outros|faturas de outros|"
                u"vírus|chave exposta|clave expuesta|clave filtrada|token vazado|token filtrado|"
                u"em repositório público|en repositorio público"},
    SignalWords{Signal::Secret,
                u"contraseña*|credenciales|clave de acceso|claves de acceso|clave privada|clave api|"
                u"datos de clientes|senha|senhas|credenciais|chave de acesso|chaves de acesso|chave privada|"
                u"chave de api|dados de clientes"},
    SignalWords{Signal::Exposure,
                u"filtrad*|expuest*|publicad*|repositorio público|vazad*|expost*|repositório público|à venda|"
                u"a la venda|a la venta"},
    SignalWords{Signal::PlannedWork,
                u"mantenimiento programado|mantenimiento planificado|manutenção programada|manutenção planejada"},
    SignalWords{Signal::Environment,
                u"entorno de prueba*|entorno de desarrollo|entorno de staging|entorno de integración|"
                u"entorno de preproducción|entorno de test*|entorno qa|preproducción|preproduccion|"
                u"pre producción|servidor de prueba*|servidor de desarrollo|ambiente de teste*|"
                u"ambiente de homologação|homologação|homologacao|ambiente de desenvolvimento|ambiente de qa|"
                u"ambiente de staging|pré produção|pré prod|pré produçao|servidor de teste*|"
                u"servidor de homologação|ambiente de prueba*|ambiente de desarrollo|entorno pruebas|"
                u"ambiente pruebas|entorno pre|desarrollo|entorno de qa|entorno de demostración|"
                u"entorno de homologación|entorno de formación|clúster de pruebas|desenvolvimento|hml|"
                u"ambiente de dev|ambiente de pré produção|ambiente de preprodução|ambiente de demonstração|"
                u"ambiente hml|ambiente de treinamento|cluster de testes"},
    SignalWords{Signal::Production, u"producción|produccion|produção|producao"},
    SignalWords{Signal::Internal,
                u"copia de seguridad|copias de seguridad|respaldo*|impresora*|empleados|empleadas|"
                u"herramienta interna|red interna|interno|interna|internos|internas|intranet|"
                u"integración continua|compilación|nóminas|cópia de segurança|cópias de segurança|impressora*|"
                u"funcionários|colaboradores|ferramenta interna|rede interna|integração contínua|compilação|"
                u"backup falló|backup fallido|fallo de backup|falha no backup|backup falhou|falha de backup|"
                u"build falhou|falló la compilación|folha de pagamento|recursos humanos|wifi de la oficina|"
                u"vpn de la oficina|red de la oficina|wifi de oficina|internet de la oficina|vpn do escritório|"
                u"rede do escritório|wifi do escritório|internet do escritório|pipeline de deploy|"
                u"pipeline de despliegue|pipeline de build|wi fi do escritório|wi fi de la oficina|"
                u"esteira de deploy|esteira|build quebrado|build quebrou|rotina de backup|backup noturno|"
                u"backup diário|backup nocturno|backup diario|backup do|backup da|backup de|falha na cópia|"
                u"pruebas unitarias|testes unitários|personal interno|equipo interno|equipe interna|la oficina|"
                u"do escritório|wifi da empresa|vpn corporativa|vpn interna|rede corporativa|red corporativa|"
                u"build fallido|compilación fallida"},
    SignalWords{Signal::Resource,
                u"disco|discos|espacio en disco|espacio libre|memoria|procesador|uso de cpu|carga del sistema|"
                u"certificado caduca|certificado expira|certificado vence|caduca en|caducará|vence en|vencerá|"
                u"expira en|expirará|temperatura|espaço em disco|espaço livre|memória|processador|"
                u"carga do sistema|certificado vai expirar|expira em|vence em|vai expirar|uso de memoria|"
                u"uso de memória|uso de disco|uso da cpu|uso do disco|espaço|carga alta|temperatura alta|"
                u"certificado próximo|próximo do vencimento|próximo a expirar|dias para expirar"},
    SignalWords{Signal::NoData,
                u"sin datos|no hay datos|agente no disponible|agente no responde|agente inaccesible|"
                u"agente inalcanzable|datos insuficientes|sin métricas|faltan datos|sem dados|não há dados|"
                u"agente indisponível|agente não responde|agente inacessível|dados insuficientes|sem métricas|"
                u"sem comunicação com o agente|agente sem comunicação|error de la fuente de datos|"
                u"fuente de datos no disponible|consultar la fuente de datos|consultar a fonte de dados|"
                u"fonte de dados indisponível|erro na fonte de dados|erro da fonte de dados|agente zabbix|"
                u"agente de monitoreo|agente de monitorización|agente de monitoramento|agente datadog|"
                u"ausência de dados|dados ausentes|métricas ausentes|coleta interrompida|coleta de métricas|"
                u"sem comunicação|falta de datos|recolección"},
    SignalWords{Signal::Customers,
                u"clientes|usuarios|usuarias|visitantes|compradores|pacientes|estudiantes|alumnos|nadie puede|"
                u"usuários|utilizadores|alunos|ninguém consegue|todos os usuários"},
    SignalWords{Signal::Symptom,
                u"error|errores|fallo|fallos|falla|fallan|fallando|caído|caída|caídos|caídas|lento|lenta|lentos|"
                u"lentas|lentitud|tiempo de respuesta|tiempo de espera agotado|caducado|caducó|caducada|"
                u"expirado|expiró|rechaza*|no responde|bloquea*|retraso*|sin conexión|inaccesible|no disponible|"
                u"erro|erros|falha|falhas|falham|falhando|falhou|fora do ar|lentidão|tempo de resposta|expirou|"
                u"expirada|rejeita*|indisponível|indisponíveis|não responde|travad*|atras*|parada|parado|"
                u"não consegue*|offline|not found|blank page|exceeded|partial|missing|inaccessible|interrupted|"
                u"saturated|overloaded|throttled|shedding"},

    // Japanese
    SignalWords{Signal::None, u"メモリリーク|接続リーク|コネクションリーク|しきい値|閾値|期限切れまで|"
                              u"セキュリティグループ|エラーなし|エラーはありません|遅延なし|遅延はありません|"
                              u"応答時間は正常|応答は正常|正常に応答|脆弱性スキャン|テスト環境ではない"},
    SignalWords{Signal::NoImpact, u"影響なし|影響はありません|影響はない|影響ありません|影響は出ていません|"
                                  u"影響はございません|影響は確認されていません|影響しません|影響ない|社内のみ"},
    SignalWords{Signal::Test, u"テスト通知|テストアラート|テスト送信|テストメッセージ|テストメール|これはテスト|"
                              u"テストです|通知テスト|試験通知|テスト発報|訓練です|動作確認のため|動作確認用|"
                              u"通知の動作確認|疎通テスト|テスト用"},
    SignalWords{Signal::Security, u"不正アクセス|不正ログイン|不正侵入|不正利用|不正な持ち出し|情報漏洩|情報漏えい|"
                                  u"データ漏洩|漏洩|漏えい|情報流出|データ流出|流出|サイバー攻撃|攻撃|マルウェア|"
                                  u"ランサムウェア|脆弱性|ウイルス|乗っ取|侵入|改ざん|なりすまし|フィッシング|総当たり|"
                                  u"ブルートフォース|他のお客様の|他人の|他の顧客の|他のユーザーの|別のお客様の|"
                                  u"別の顧客の|個人情報|盗難|盗まれ|窃取|バックドア|権限昇格|不審な|身に覚えのない|"
                                  u"セキュリティインシデント|不正なログイン|不正なアクセス|不正操作|不正送金|不正使用|"
                                  u"サイバー|外部に公開|誤って公開|閲覧できる状態|他の利用者の|他社の情報|別人の|"
                                  u"別のユーザーの|情報が漏|データが漏|セキュリティ侵害|セキュリティ事故|"
                                  u"セキュリティアラート|不審|踏み台"},
    SignalWords{Signal::Secret, u"パスワード|認証情報|アクセスキー|秘密鍵|顧客情報|顧客データ"},
    SignalWords{Signal::Exposure, u"公開リポジトリ|公開され|露出|漏|流出|売られ"},
    SignalWords{Signal::PlannedWork, u"定期メンテナンス|計画メンテナンス|メンテナンスを開始|メンテナンス開始"},
    SignalWords{Signal::Environment,
                u"検証環境|開発環境|テスト環境|ステージング|試験環境|結合環境|サンドボックス環境|"
                u"デモ環境|検証用|検証機|開発サーバ|テストサーバ|検証サーバ|環境検証|評価環境|"
                u"受入環境|ステージ環境|開発用|テスト用環境|開発機|検証サイト|テストサイト|開発者の"},
    SignalWords{Signal::Production, u"本番"},
    SignalWords{Signal::Internal, u"社内|バックアップ|ビルド失敗|ビルドに失敗|ビルドが失敗|プリンタ|従業員|社員|"
                                  u"内部ツール|内部システム|オフィス|夜間ビルド|単体テスト"},
    SignalWords{Signal::Resource, u"ディスク|メモリ|使用率|空き容量|証明書の有効期限|有効期限|容量不足|残り容量|負荷|"
                                  u"温度|期限まで|ロードアベレージ|証明書が|期限が近|残り|スワップ|温度が|"
                                  u"ファイルシステム|証明書の期限|更新期限"},
    SignalWords{Signal::NoData, u"データなし|データがありません|データが届|データを受信し|エージェント|データ不足|"
                                u"値が取得でき|データソースエラー|データソースに接続|データソースへの"},
    SignalWords{Signal::Customers, u"お客様|お客さま|顧客|ユーザー|ユーザ|利用者|会員"},
    SignalWords{Signal::Symptom, u"エラー|失敗|遅延|タイムアウト|応答しない|応答なし|応答がありません|応答しません|"
                                 u"停止|ダウン|できない|できません|遅く|遅い|障害|切れました|応答時間|拒否|落ち|"
                                 u"つながら|繋がら"},

    // Chinese
    SignalWords{Signal::None, u"内存泄漏|内存泄露|连接泄漏|连接泄露|阈值|安全组|没有错误|无错误|响应正常|安全更新|"
                              u"漏洞扫描"},
    SignalWords{Signal::NoImpact, u"暂无影响|无影响|没有影响|不影响|未影响|未受影响|不受影响|无感知|仅内部|影响为零"},
    SignalWords{Signal::Test, u"测试告警|测试通知|测试消息|测试报警|测试警报|这是一条测试|这是测试|这是一个测试|"
                              u"仅为测试|仅供测试|测试一下|告警测试|通知测试|请忽略此测试|演练告警|告警演练"},
    SignalWords{Signal::Security, u"数据泄露|数据泄漏|信息泄露|信息泄漏|密钥泄露|密钥泄漏|密码泄露|泄露|外泄|入侵|"
                                  u"攻击|未授权访问|未授权账号|未授权的访问|未经授权|越权|撞库|暴力破解|盗号|被盗|"
                                  u"盗刷|勒索|木马|病毒|漏洞|篡改|钓鱼|拖库|脱库|异常登录|可疑登录|可疑|提权|挖矿|"
                                  u"后门|黑客|恶意|他人的|别人的|其他用户的|其他客户的|其他会员的|个人信息|安全事件|"
                                  u"安全团队|非法访问|非法登录|非法入侵|爆破|注入|异地登录|敏感数据|敏感信息|看到他人|"
                                  u"看到别人|看到其他|其他租户|安全告警|安全漏洞|密钥被|密码被|账号被盗|被黑|批量导出"},
    SignalWords{Signal::Secret, u"密码|凭证|密钥|客户数据|用户数据"},
    SignalWords{Signal::Exposure, u"公开仓库|公开的|暴露|泄|出售|被公开"},
    SignalWords{Signal::PlannedWork, u"计划维护|例行维护|维护开始"},
    SignalWords{Signal::Environment, u"测试环境|预发布|预发环境|预发|开发环境|预生产|准生产|联调环境|沙箱环境|演示环境|"
                                     u"测试服务器|开发服务器|测试集群|测试机|开发机|测试服|验收环境|演练环境|仿真环境|"
                                     u"预览环境|灰度测试环境|测试系统"},
    SignalWords{Signal::Production, u"生产环境|线上环境|生产集群"},
    SignalWords{Signal::Internal, u"内部系统|内部工具|内部平台|办公网|办公室|备份失败|备份任务|备份|构建失败|流水线|"
                                  u"打印机|员工|单元测试|内网"},
    SignalWords{Signal::Resource, u"磁盘|内存|使用率|负载|证书将|证书即将|即将过期|将过期|剩余空间|空间不足|天后过期|"
                                  u"天后到期|即将到期|温度|交换分区|剩余容量|容量告警|证书有效期|天到期|天过期|"
                                  u"存储空间|硬盘|句柄|连接数"},
    SignalWords{Signal::NoData, u"无数据|没有数据|采集失败|采集异常|数据不足|探针离线|代理离线|监控代理|数据缺失|"
                                u"未上报|上报中断|数据源错误|数据源异常|查询数据源|数据源连接"},
    SignalWords{Signal::Customers, u"用户|客户|顾客|访客|买家|会员|业务受影响"},
    SignalWords{Signal::Symptom, u"错误|失败|超时|不可用|无法|缓慢|变慢|延迟|宕机|中断|报错|卡顿|已过期|拒绝|"
                                 u"响应慢|响应时间|故障|挂了|崩溃"},
};

constexpr auto TestEnvironments = std::to_array<QStringView>({u"staging",
                                                              u"stage",
                                                              u"stg",
                                                              u"stag",
                                                              u"dev",
                                                              u"devel",
                                                              u"develop",
                                                              u"development",
                                                              u"test",
                                                              u"testing",
                                                              u"tst",
                                                              u"qa",
                                                              u"uat",
                                                              u"sit",
                                                              u"preprod",
                                                              u"preproduction",
                                                              u"nonprod",
                                                              u"nonproduction",
                                                              u"sandbox",
                                                              u"demo",
                                                              u"preview",
                                                              u"review",
                                                              u"ci",
                                                              u"local",
                                                              u"localhost",
                                                              u"lab",
                                                              u"perf",
                                                              u"loadtest",
                                                              u"acceptance",
                                                              u"acc",
                                                              u"e2e",
                                                              u"playground",
                                                              u"experimental",
                                                              u"entwicklung",
                                                              u"testumgebung",
                                                              u"abnahme",
                                                              u"vorproduktion",
                                                              u"recette",
                                                              u"preproduccion",
                                                              u"préproduction",
                                                              u"préprod",
                                                              u"homolog",
                                                              u"hml",
                                                              u"homologacao",
                                                              u"homologação",
                                                              u"homologation",
                                                              u"desarrollo",
                                                              u"pruebas",
                                                              u"desenvolvimento",
                                                              u"developpement",
                                                              u"développement",
                                                              u"teste",
                                                              u"ステージング",
                                                              u"検証",
                                                              u"検証環境",
                                                              u"開発",
                                                              u"開発環境",
                                                              u"テスト環境",
                                                              u"测试",
                                                              u"测试环境",
                                                              u"预发"});

constexpr auto Productions =
    std::to_array<QStringView>({u"prod", u"production", u"prd", u"live", u"produktion", u"produktiv", u"producción",
                                u"produccion", u"produção", u"producao", u"本番", u"本番環境", u"生产", u"生产环境"});

} // namespace

std::span<const SignalWords> signalWords()
{
    return Table;
}

bool isNameOfTestEnvironment(QStringView name)
{
    return std::ranges::find(TestEnvironments, name) != TestEnvironments.end();
}

bool isNameOfProduction(QStringView name)
{
    return std::ranges::find(Productions, name) != Productions.end();
}
