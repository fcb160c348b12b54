package catalogue

// clusterEntries are what goes wrong between the program and a cluster.
var clusterEntries = []entry{
	{
		"waiting-for-cluster",
		text{`waiting: {hosts} does not answer as it should; trying for up to {n:# second|# seconds} more`, ``},
		text{`ожидание: {hosts} не отвечает как следует; попытки продолжатся ещё не дольше {n:# секунды|# секунд|# секунд}`, ``},
	},
	{
		"cluster-address-scheme",
		text{`{path}: the address of a cluster begins with esdb:// or esdb+discover://`, `such as: esdb://node1.example:2113?tlsCAFile=ca.crt&ledger=health`},
		text{`{path}: адрес кластера начинается с esdb:// или esdb+discover://`, `например: esdb://node1.example:2113?tlsCAFile=ca.crt&ledger=health`},
	},
	{
		"cluster-address-key",
		text{`the address of the cluster has a setting {key}, which does not exist`, `settings: ledger, tls, tlsCAFile, tlsVerifyCert, userCertFile, userKeyFile, passwordFile, maxCommitBytes, nodePreference, and times such as gossipTimeout`},
		text{`в адресе кластера задан параметр {key}, которого нет`, `параметры: ledger, tls, tlsCAFile, tlsVerifyCert, userCertFile, userKeyFile, passwordFile, maxCommitBytes, nodePreference и сроки, например gossipTimeout`},
	},
	{
		"cluster-address-value",
		text{`setting {key} of the cluster's address cannot be {detail}`, `true or false, a whole number, or for nodePreference: leader, follower, random, readonlyreplica`},
		text{`параметр {key} в адресе кластера не может быть {detail}`, `true или false, целое число, а для nodePreference: leader, follower, random, readonlyreplica`},
	},
	{
		"cluster-address-ledger-name",
		text{`{detail} is no name for a ledger on a cluster`, `small Latin letters, digits, - and _, at most 64: ledger=health`},
		text{`{detail} не годится как имя учёта на кластере`, `строчные латинские буквы, цифры, - и _, не более 64: ledger=health`},
	},
	{
		"cluster-address-file",
		text{`file of setting {key} cannot be read: {detail}`, `give the path of a file that you may read`},
		text{`файл параметра {key} не читается: {detail}`, `укажите путь к файлу, который вам доступен`},
	},
	{
		"cluster-address-syntax",
		text{`the address of the cluster cannot be read: {detail}`, `such as: esdb://user@node1.example:2113,node2.example:2113?ledger=health; in names and passwords write @ as %40 and : as %3A`},
		text{`адрес кластера не читается: {detail}`, `например: esdb://user@node1.example:2113,node2.example:2113?ledger=health; в именах и паролях вместо @ пишите %40, вместо двоеточия — %3A`},
	},
	{
		"credentials-without-tls",
		text{`user and password are given for a connection without TLS, where everybody on the way could read them`, `leave tls=false out; without users on the server leave the user out, and FUNDLEDGER_ESDB_USER too`},
		text{`имя и пароль заданы для соединения без TLS, где их прочёл бы любой на пути`, `уберите tls=false; если на сервере нет пользователей, не указывайте имя и уберите FUNDLEDGER_ESDB_USER`},
	},
	{
		"backup-of-cluster",
		text{`a ledger on a cluster is backed up with the cluster`, `see Back up in docker/README.md`},
		text{`учёт на кластере копируется вместе с кластером`, `см. раздел Back up в docker/README.md`},
	},
	{
		"cluster-unreachable",
		text{`{hosts} does not answer as expected: {detail}`, `look at the server's log, and whether --ledger names the right hosts`},
		text{`{hosts}: неожиданный ответ: {detail}`, `посмотрите журнал сервера и проверьте узлы в --ledger`},
	},
	{
		"cluster-tls-expected",
		text{`{hosts} speaks TLS, and the address says tls=false`, `leave tls=false out, and name the authority's certificate: tlsCAFile=ca.crt`},
		text{`{hosts} работает через TLS, а в адресе указано tls=false`, `уберите tls=false и укажите сертификат центра: tlsCAFile=ca.crt`},
	},
	{
		"cluster-tls-not-spoken",
		text{`{hosts} does not speak TLS`, `a server for trials without TLS needs tls=false in the address; do not use it for real money`},
		text{`{hosts} не поддерживает TLS`, `для пробного сервера без TLS добавьте в адрес tls=false; для настоящих денег так нельзя`},
	},
	{
		"cluster-tls-unknown-authority",
		text{`the certificate of {hosts} is signed by an authority that is not known here`, `name its certificate: tlsCAFile=ca.crt`},
		text{`сертификат {hosts} подписан неизвестным здесь центром`, `укажите сертификат центра: tlsCAFile=ca.crt`},
	},
	{
		"cluster-tls-other-name",
		text{`the certificate of {hosts} is for another name`, `use the name that stands in the certificate, or have a certificate made for this one`},
		text{`сертификат {hosts} выдан на другое имя`, `укажите имя из сертификата или выпустите сертификат на это имя`},
	},
	{
		"cluster-unknown-host",
		text{`no computer is known by the name in {hosts}`, `look for a typing error; is the network there?`},
		text{`в {hosts} нет известного имени компьютера`, `проверьте, нет ли опечатки и есть ли сеть`},
	},
	{
		"cluster-refused",
		text{`nothing listens at {hosts}`, `start the server, or look at host and port; the usual port is 2113`},
		text{`по адресу {hosts} никто не отвечает`, `запустите сервер или проверьте узел и порт; обычный порт — 2113`},
	},
	{
		"cluster-no-leader",
		text{`the cluster at {hosts} has no leader`, `wait some seconds and try again; more than half of the nodes have to run`},
		text{`у кластера {hosts} нет ведущего узла`, `подождите несколько секунд и повторите; должно работать больше половины узлов`},
	},
	{
		"cluster-not-ready",
		text{`{hosts} is not ready`, `it starts, or elects a leader: try again in some seconds`},
		text{`{hosts} ещё не готов`, `он запускается или выбирает ведущий узел: повторите через несколько секунд`},
	},
	{
		"cluster-silent",
		text{`{hosts} does not answer`, `look whether the server hangs, and whether a firewall lets the port through`},
		text{`{hosts} не отвечает`, `проверьте, не завис ли сервер и открыт ли порт в межсетевом экране`},
	},
	{
		"cluster-unauthenticated",
		text{`the server does not know this user with this password`, `user and password come from the address, FUNDLEDGER_ESDB_USER and FUNDLEDGER_ESDB_PASSWORD, or passwordFile=FILE`},
		text{`сервер не знает такого пользователя с таким паролем`, `имя и пароль берутся из адреса, из FUNDLEDGER_ESDB_USER и FUNDLEDGER_ESDB_PASSWORD или из passwordFile=ФАЙЛ`},
	},
	{
		"cluster-no-writing",
		text{`this user may not write to {stream}`, `ask for the role of a writer; auditors only read`},
		text{`этому пользователю нельзя писать в {stream}`, `попросите права на запись; у ревизора есть только чтение`},
	},
	{
		"cluster-no-reading",
		text{`this user may not read the ledger`, `the right to read $all is needed beside that to the ledger's own streams: see Roles in docker/README.md`},
		text{`этому пользователю нельзя читать учёт`, `кроме прав на потоки учёта нужно право читать $all: см. раздел Roles в docker/README.md`},
	},
	{
		"cluster-history-gone",
		text{`entries of the ledger are missing on the server: {detail}`, `somebody deleted or truncated a stream; restore the cluster's backup, and take the right to delete away`},
		text{`на сервере не хватает записей учёта: {detail}`, `кто-то удалил или урезал поток; восстановите резервную копию кластера и отнимите право удаления`},
	},
}
