package io.github.fcmaven.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a start script becomes, tried with bash and dash; {@code ;;} stands for the end of a line. */
class ProgramStartTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("JAR", "app.jar", "EMPTY", "", "OPTIONS", "-Xmx256m -Da=b", "PATH", "/usr/bin:/bin");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "#!/bin/sh;;exec java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/bash -e;;exec java -jar app.jar ^ java,-jar,app.jar",
                "#! /bin/sh -x;;java -jar app.jar ^ java,-jar,app.jar",
                "#!/usr/bin/env bash;;cd /code;;exec node server.js ^ node,server.js",
                "#!/bin/sh;;cd /code && exec node server.js ^ node,server.js",
                "#!/bin/bash;;cd \"$(dirname \"$0\")\";;exec node server.js ^ node,server.js",
                "#!/bin/bash;;cd $(dirname $0) || exit 1;;exec node server.js ^ `?`",
                "#!/bin/bash;;HERE=\"$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd)\";;exec \"$HERE/server\""
                        + " ^ /code/server",
                "#!/bin/sh;;exec $PWD/server ^ /code/server",
                "#!/bin/sh;;APP=app.jar;;exec java -jar $APP ^ java,-jar,app.jar",
                "#!/bin/sh;;APP='my app.jar';;exec java -jar \"$APP\" ^ java,-jar,my app.jar",
                "#!/bin/sh;;APP=\"${APP:-app.jar}\";;exec java -jar \"$APP\" ^ java,-jar,app.jar",
                "#!/bin/sh;;exec java $OPTIONS -jar $JAR ^ java,-Xmx256m,-Da=b,-jar,app.jar",
                "#!/bin/sh;;exec java $EMPTY -jar \"$JAR\" ^ java,-jar,app.jar",
                "#!/bin/sh;;JAVA_OPTS=\"-Xmx1g -Xss1m\";;exec java ${JAVA_OPTS} -jar app.jar ^"
                        + " java,-Xmx1g,-Xss1m,-jar,app.jar",
                "#!/bin/sh;;PORT=8080;;exec node server.js --port ${PORT:-9000} ^ node,server.js,--port,8080",
                "#!/bin/sh;;exec java -Da=${EMPTY:-x} -Db=${EMPTY-x} -jar a.jar ^ java,-Da=x,-Db=,-jar,a.jar",
                "#!/bin/sh;;exec java -jar app.jar # -jar other.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;exec java -jar app.jar 2>&1 ^ java,-jar,app.jar",
                "#!/bin/sh;;exec java -jar app.jar >> /tmp/log 2>&1 ^ java,-jar,app.jar",
                "#!/bin/sh;;exec java -jar app.jar &> /tmp/log ^ java,-jar,app.jar",
                "#!/bin/sh;;exec 2>&1;;exec java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/bash;;exec > >(tee /tmp/log) 2>&1;;exec java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;echo starting | tee x;;exec java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;set -e; mkdir -p /tmp/x; exec ./server ^ ./server",
                "#!/bin/sh;;[ -d /tmp/x ] || mkdir /tmp/x;;exec ./server ^ ./server",
                "#!/bin/sh;;cat > /tmp/n.conf <<EOF;;exec node other.js;;EOF;;exec ./server ^ ./server",
                "#!/bin/sh;;cat > /tmp/n.conf <<-'END';;if (a) {;;END;;exec ./server ^ ./server",
                "#!/bin/sh;;nohup java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;exec env A=b java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;exec nice -n 10 java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;exec timeout -k 5s 10m ./server ^ ./server",
                "#!/bin/sh;;exec stdbuf -oL -eL ./server ^ ./server",
                "#!/bin/sh;;exec /usr/bin/tini -g -- ./server ^ ./server",
                "#!/bin/sh;;A=b exec java -jar app.jar;;./other ^ java,-jar,app.jar",
                "#!/bin/sh;;A=b java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;exec java \\;;  -jar \\;;  app.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;exec echo \"a \\\"b\\\" $JAR\" 'c $JAR' d\\ e ^ echo,a \"b\" app.jar,c $JAR,d e",
                "#!/bin/sh;;exec ./server;;exec ./other ^ ./server",
                "#!/usr/bin/env python3;;import server ^ python3,/code/bootstrap",
                "#!/usr/bin/python3 -u;;x = 1 ^ /usr/bin/python3,-u,/code/bootstrap",
                "#!/usr/bin/env -S node --no-warnings;;let a ^ node,--no-warnings,/code/bootstrap",
                "#!/code/node;;let a ^ /code/node,/code/bootstrap",
                "#!/bin/sh;;cd app;;exec node server.js ^ `?`",
                "#!/bin/sh;;cd app && node server.js ^ `?`",
                "#!/bin/sh;;(cd app; node server.js) ^ `?`",
                "#!/bin/sh;;. ./env.sh;;exec java -jar app.jar ^ `?`",
                "#!/bin/sh;;source venv/bin/activate;;exec gunicorn app:app ^ `?`",
                "#!/bin/sh;;eval $X;;exec java -jar app.jar ^ `?`",
                "#!/bin/sh;;exec java -jar $NOBODY ^ `?`",
                "#!/bin/sh;;exec java -jar *.jar ^ `?`",
                "#!/bin/sh;;APP=$(ls *.jar);;exec java -jar $APP ^ `?`",
                "#!/bin/sh;;X=$(date);;exec java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;export PATH=$(cat p);;exec java -jar app.jar ^ `?`",
                "#!/bin/sh;;java -jar app.jar | tee log ^ `?`",
                "#!/bin/sh;;java -jar app.jar & ^ `?`",
                "#!/bin/sh;;node a.js &;;wait ^ `?`",
                "#!/bin/sh;;if [ -f x ]; then exec ./a; fi;;exec ./b ^ `?`",
                "#!/bin/sh;;main() {;;exec ./a;;};;main ^ `?`",
                "#!/bin/sh;;exec -a name java -jar app.jar ^ `?`",
                "#!/bin/sh;;exec \"$@\" ^ `?`",
                "#!/bin/sh;;exec ~/server ^ `?`",
                "#!/usr/bin/env ^ `?`",
                "#! ^ `?`"
            })
    void aSimpleScriptIsReadAsAShellReadsIt(String script, String argv) {
        assertThat(String.join(",", start(script).argv())).isEqualTo(argv.equals("?") ? "" : argv);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "export PYTHONPATH=/code/vendor;;exec python3 -m app ^ PYTHONPATH ^ /code/vendor",
                "export PYTHONPATH=\"$PWD/vendor:$PYTHONPATH\";;exec python3 -m app ^ PYTHONPATH ^ /code/vendor:",
                "export PYTHONPATH=/code/vendor${PYTHONPATH:+:$PYTHONPATH};;exec ./x ^ PYTHONPATH ^ /code/vendor",
                "PYTHONPATH=vendor python3 -m app ^ PYTHONPATH ^ vendor",
                "LD_LIBRARY_PATH=/code/lib;;export LD_LIBRARY_PATH;;exec ./x ^ LD_LIBRARY_PATH ^ /code/lib",
                "export LD_LIBRARY_PATH=$(pwd)/lib:$LD_LIBRARY_PATH;;exec ./x ^ LD_LIBRARY_PATH ^ /code/lib:",
                "exec env LD_LIBRARY_PATH=/code/lib ./x ^ LD_LIBRARY_PATH ^ /code/lib",
                "PATH=/code/bin:$PATH;;exec x ^ PATH ^ /code/bin:/usr/bin:/bin",
                "X=1;;exec x ^ X ^ `none`",
                "declare -x X=1;;exec x ^ X ^ 1"
            })
    void whatItSetsIsSetForTheProgram(String script, String name, String value) {
        ProgramStart start = start("#!/bin/bash;;" + script);

        assertThat(start.variables().getOrDefault(name, "none")).isEqualTo(value);
    }

    private static ProgramStart start(String script) {
        return ProgramStart.ofScript(script.replace(";;", "\n") + "\n", ENVIRONMENT);
    }
}
