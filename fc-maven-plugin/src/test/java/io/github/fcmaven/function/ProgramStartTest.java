package io.github.fcmaven.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                "#!/bin/bash;;cd $(dirname $0) || exit 1;;exec node server.js ^ node,server.js",
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
                "#!/bin/sh;;find . -name a.pyc | xargs rm;;exec ./server ^ ./server",
                "#!/bin/sh;;find . -name a -exec rm {} +;;exec ./server ^ ./server",
                "#!/bin/sh;;. ./env.sh | cat;;exec ./server ^ `?`",
                "#!/bin/sh;;test -f x && . ./env.sh | cat;;exec ./server ^ `?`",
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
                "#!/bin/sh;;cd app;;cd ..;;exec node server.js ^ node,server.js",
                "#!/bin/sh;;! java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/bash;;time java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/bash;;time A=b exec ./server ^ ./server",
                "#!/bin/bash;;time -p ./server ^ `?`",
                "#!/bin/sh;;set -- -jar 'a b.jar';;exec java \"$@\" ^ java,-jar,a b.jar",
                "#!/bin/sh;;set -- \"$@\" -jar app.jar;;set -- java \"$@\";;exec \"$@\" ^ java,-jar,app.jar",
                "#!/bin/sh;;set -e -u java -jar;;exec $1 $2 app.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;set -eu -- ./server;;set -e;;exec $1 ^ ./server",
                "#!/bin/bash;;set -euo pipefail -- ./server;;exec $1 ^ ./server",
                "#!/bin/bash;;set -o pipefail;;exec ./server \"$@\" ^ ./server",
                "#!/bin/sh;;set -- a b;;set --;;exec ./server \"$@\" $1 ^ `?`",
                "#!/bin/sh;;# of C:\\;;exec ./server ^ ./server",
                "#!/bin/sh;;exec ./server 'a;;b' \"c \\;;  d\" e\\;;f ^ `?`",
                "#!/bin/sh;;exec ./server \"c \\;;d\" e\\;;f \\;;  g ^ ./server,c d,ef,g",
                "#!/bin/bash;;APP=other.jar;;[[ -f app.jar ]] && APP=app.jar;;exec java -jar $APP ^ `?`",
                "#!/bin/sh;;[ -f x ] && JAR=x.jar;;exec java -jar $JAR ^ `?`",
                "#!/bin/sh;;[ -f x ] || JAR=x.jar;;exec java -jar $JAR ^ `?`",
                "#!/bin/sh;;test -f x && JAR=x.jar;;exec java -jar $JAR ^ `?`",
                "#!/bin/sh;;grep -q x y && exec ./a;;exec ./b ^ `?`",
                "#!/bin/sh;;[ -n \"$JAR\" ] || JAR=x.jar;;exec java -jar $JAR ^ java,-jar,app.jar",
                "#!/bin/sh;;[ -z ${JAR} ] && JAR=x.jar;;exec java -jar $JAR ^ java,-jar,app.jar",
                "#!/bin/sh;;test -z \"$JAR\" && JAR=x.jar;;exec java -jar $JAR ^ java,-jar,app.jar",
                "#!/bin/sh;;[ -z \"$EMPTY\" ] && EMPTY=x.jar;;exec java -jar $EMPTY ^ `?`",
                "#!/bin/sh;;[ -n \"$OPTIONS\" ] || JAR=x.jar;;exec java -jar $JAR ^ `?`",
                "#!/bin/bash;;((OPTIONS++));;exec ./server $OPTIONS ^ `?`",
                "#!/bin/bash;;read OPTIONS < x.conf;;exec ./server $OPTIONS ^ `?`",
                "#!/bin/bash;;let OPTIONS=1;;exec ./server ${OPTIONS:-x} ^ `?`",
                "#!/bin/sh;;X=$(date);;exec ./server ${X:-none} ^ `?`",
                "#!/bin/sh;;command -v node && JAR=x.jar;;exec java -jar $JAR ^ `?`",
                "#!/bin/bash;;JAR+=.gz;;exec ./server $JAR ^ `?`",
                "#!/bin/sh;;: ${JAR:=x.jar};;: \"${EMPTY:=a b}\";;: ${NEW=c};;exec ./server $JAR \"$EMPTY\" $NEW"
                        + " ^ ./server,app.jar,a b,c",
                "#!/bin/bash;;export X=~/server;;exec $X ^ `?`",
                "#!/bin/sh;;X=/opt:~/lib;;exec ./server $X ^ `?`",
                "#!/bin/bash;;trap 'cd app' DEBUG;;exec node server.js ^ `?`",
                "#!/bin/sh;;cd /code || exit 1;;exec ./server ^ ./server",
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
                "#!/bin/sh;;exec -a name java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;exec -cla 'a name' java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;exec timeout -s KILL 60 java -jar app.jar ^ java,-jar,app.jar",
                "#!/bin/sh;;exec stdbuf -o L -e 0 ./server ^ ./server",
                "#!/bin/sh;;PATH=$NOBODY/bin:$PATH;;exec java -jar app.jar ^ `?`",
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

    /** What stands between the files, at {@code @@}, is the name of the next one. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "exec bash start.sh@@start.sh;;exec node server.js ^ node,server.js ^ bash start.sh",
                "exec ./run.sh a 'b c'@@run.sh;;#!/bin/sh;;exec node server.js \"$@\" ^ node,server.js,a,b c"
                        + " ^ ./run.sh a b c",
                "exec /code/run.sh 9000@@run.sh;;#!/usr/bin/env bash;;exec ./server --port=$1 ^ ./server,--port=9000"
                        + " ^ /code/run.sh 9000",
                "sh -eu bin/a.sh@@bin/a.sh;;sh /code/b.sh@@b.sh;;java -jar x.jar ^ java,-jar,x.jar"
                        + " ^ sh -eu bin/a.sh|sh /code/b.sh",
                "exec bin/a.sh@@bin/a.sh;;#!/bin/sh;;D=$(cd \"$(dirname \"$0\")\" && pwd);;exec java -jar $D/x.jar"
                        + " ^ java,-jar,/code/bin/x.jar ^ bin/a.sh",
                "exec sh bin/a.sh@@bin/a.sh;;cd \"$(dirname \"$0\")\";;exec java -jar x.jar ^ sh,bin/a.sh ^ `none`",
                ". ./env.sh;;exec java -jar $APP@@env.sh;;APP=x.jar ^ java,-jar,x.jar ^ `none`",
                "source /code/env.sh;;exec java -jar $APP@@env.sh;;. ./more.sh@@more.sh;;export APP=x.jar"
                        + " ^ java,-jar,x.jar ^ `none`",
                ". ./bin/env.sh;;exec java -jar $D/x.jar@@bin/env.sh;;D=$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\""
                        + " && pwd) ^ java,-jar,/code/bin/x.jar ^ `none`",
                ". ./bin/env.sh;;D=$(dirname ${BASH_SOURCE[0]});;exec java -jar $D/x.jar@@bin/env.sh;;A=b"
                        + " ^ java,-jar,/code/x.jar ^ `none`",
                ". ./bin/env.sh;;exec java -jar $D/x.jar@@bin/env.sh;;D=$(dirname $0) ^ java,-jar,/code/x.jar ^ `none`",
                "exec sh -c 'exec node server.js' ^ node,server.js ^ sh -c exec node server.js",
                "sh -c 'exec node $0 $1' server.js x ^ node,server.js,x ^ sh -c exec node $0 $1 server.js x",
                "exec ./run.sh@@run.sh;;#!/usr/bin/env python3;;import x ^ ./run.sh ^ `none`",
                "exec bash start.sh@@start.sh;;if true; then ./a; fi ^ bash,start.sh ^ `none`",
                "exec bash absent.sh ^ bash,absent.sh ^ `none`",
                ". env.sh;;exec ./server@@env.sh;;A=b ^ `` ^ `none`",
                ". ./absent.sh;;exec ./server ^ `` ^ `none`",
                ". ./self.sh;;exec ./server@@self.sh;;. ./self.sh ^ `` ^ `none`",
            })
    void scriptsThatItStartsAreReadToo(String files, String argv, String scripts) {
        ProgramStart start = start("#!/bin/bash;;" + files);

        assertThat(String.join(",", start.argv())).isEqualTo(argv);
        assertThat(start.scripts().stream().map(words -> String.join(" ", words)))
                .containsExactly(scripts.equals("none") ? new String[0] : scripts.split("\\|"));
    }

    /** A shell without a language puts them in the order of their bytes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "exec java -jar *.jar@@app.jar ^ java,-jar,app.jar",
                "exec java -jar *.jar x@@app.jar@@app-plain.jar ^ java,-jar,app-plain.jar,app.jar,x",
                "exec java -jar ./build/libs/a??.jar@@build/libs/app.jar ^ java,-jar,build/libs/app.jar",
                "exec java -jar /code/*/l*s/*.jar@@build/libs/app.jar ^ java,-jar,/code/build/libs/app.jar",
                "ls *;;exec java -jar *.jar@@.app.jar@@lib/app.jar@@app.jar ^ java,-jar,app.jar",
                "exec node *@@.env ^ node,bootstrap",
                "exec java -jar '*.jar' \"*\" \\*@@app.jar ^ java,-jar,*.jar,*,*",
                "APP=*.jar;;exec java -jar $APP@@app.jar ^ java,-jar,app.jar",
                "APP=*.jar;;exec java -jar \"$APP\"@@app.jar ^ java,-jar,*.jar",
                "exec java -cp lib/*:classes a.Main@@lib/a.jar ^ java,-cp,lib/*:classes,a.Main",
                "exec java -cp lib/* a.Main@@lib/a.jar@@lib/b.jar ^ java,-cp,lib/a.jar,lib/b.jar,a.Main",
                "exec sh -c 'java -jar *.jar'@@app.jar ^ java,-jar,app.jar",
                "rm -rf /tmp/*;;exec node a.js@@app.jar ^ node,a.js",
                "rm -f *-plain.jar;;exec java -jar *.jar@@app.jar ^ none",
                "rm -f *-plain.jar && java -jar *.jar@@app.jar ^ none",
                "unzip -q more.zip | cat;;exec java -jar *.jar@@app.jar ^ none",
                "exec java -jar *.jar@@app.war ^ none",
                "exec java -jar /opt/*.jar@@opt/app.jar ^ none",
                "exec java -jar a[0-9].jar@@a1.jar ^ none"
            })
    void aPatternMeansTheFilesOfThePackage(String script, String argv) {
        String files = script.replaceAll("@@[^@]+", "$0;;");

        assertThat(String.join(",", start("#!/bin/sh;;" + files).argv())).isEqualTo(argv.equals("none") ? "" : argv);
    }

    /** Nothing but the file is known of what is started in another folder. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "cd app;;exec ./server ^ /code/app/./server",
                "cd app && ./server --x ^ /code/app/./server,--x",
                "cd /code/app || exit 1;;exec ./server ^ /code/app/./server",
                "cd app || { echo no; exit 1; };;exec nohup ../server ^ /code/app/../server",
                "cd app;;cd bin;;exec $PWD/server ^ /code/app/bin/server",
                "cd app;;D=$(pwd);;cd ..;;cd lib;;exec $D/server ^ /code/app/server",
                "exec bash bin/a.sh@@bin/a.sh;;cd \"$(dirname \"$0\")\";;exec ./server ^ /code/bin/./server",
                "exec sh -c 'cd app && exec ./server' ^ /code/app/./server",
                "cd app;;. ./env.sh;;exec $APP@@app/env.sh;;APP=./server ^ /code/app/./server",
                "exec bash bin/a.sh@@bin/a.sh;;cd ..;;cd \"$(dirname \"$0\")\";;exec ./server ^ none",
                "cd app;;cd ..;;exec ./server ^ none",
                "cd app;;exec server ^ none",
                "cd \"$NOBODY\";;exec ./server ^ none",
                "cd app;;cd -;;exec ./server ^ none",
                "cd;;exec ./server ^ none",
                "pushd app;;exec ./server ^ none",
                "test -d app && cd app || cd lib;;exec ./server ^ none",
                "cd app || cd lib;;exec ./server ^ none",
                "cd app;;trap 'cd /tmp' DEBUG;;exec ./server ^ none",
                "cd app;;trap 'cd /tmp' EXIT;;exec ./server ^ /code/app/./server",
                "cd app;;./server & ^ none"
            })
    void theFileIsKnownThatIsStartedInAnotherFolder(String script, String argv) {
        assertThat(start("#!/bin/bash;;" + script)
                        .elsewhere()
                        .map(start -> String.join(",", start.argv()))
                        .orElse("none"))
                .isEqualTo(argv);
    }

    @Test
    void scriptsThatStartEachOtherEnd() {
        assertThat(start("#!/bin/sh;;exec ./a.sh@@a.sh;;#!/bin/sh;;exec ./a.sh").argv())
                .containsExactly("./a.sh");
    }

    @Test
    void whatAFileThatIsTakenInSetsIsSetForTheProgram() {
        ProgramStart start = start("#!/bin/sh;;set -a;;. ./env.sh;;set +a;;B=2;;exec ./x@@env.sh;;A=1");

        assertThat(start.variables()).containsEntry("A", "1").doesNotContainKey("B");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "./server & ^ ./server",
                "nohup ./server > /tmp/log 2>&1 & ^ ./server > /tmp/log 2>&1",
                "setsid java -jar a.jar </dev/null >/dev/null 2>&1 & disown ^"
                        + " java -jar a.jar </dev/null >/dev/null 2>&1",
                "cd /code;;A=b python3 app.py &;;echo started;;exit 0 ^ A=b python3 app.py",
                "./server & echo $! > /tmp/pid ^ ./server",
                "(./server) & ^ ./server",
                "{ ./server; } & ^ ./server",
                "mkdir -p /tmp/x && ./server & ^ mkdir -p /tmp/x && ./server",
                "./side &;;./server &;;# the end ^ ./server",
                "exec sh -c './server &' ^ ./server",
                "exec ./run.sh@@run.sh;;#!/bin/sh;;./server & ^ ./server",
                "./server &;;wait ^ `none`",
                "./server &;;wait $! ^ `none`",
                "./server &;;tail -f /tmp/log ^ `none`",
                "./server &;;sleep infinity ^ `none`",
                "./side &;;exec ./server ^ `none`",
                "./side &;;./server ^ `none`",
                "if [ -f x ]; then;;exec ./server;;fi;;./b & ^ `none`",
                "for i in 1 2; do ./server & done ^ `none`",
                "trap wait EXIT;;./server & ^ `none`",
                "[ -f x ] && exec ./server;;./b & ^ `none`",
                "./server && ./other ^ `none`",
                "./server 2>&1 ^ `none`",
                "./server &> /tmp/log ^ `none`",
                "./server |& tee /tmp/log ^ `none`",
                "echo 'a &' ^ `none`",
                "exec ./server & ^ ./server"
            })
    void whatAScriptLeavesBehindIsKnown(String script, String left) {
        assertThat(start("#!/bin/bash;;" + script)
                        .leftBehind()
                        .map(LeftBehind::command)
                        .orElse("none"))
                .isEqualTo(left);
    }

    /** What the shell does itself is no program, and says nothing of those before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "./server | tee /tmp/log;;cd /code",
                "./server | tee /tmp/log;;exit $?",
                "./server | tee /tmp/log;;trap - TERM",
                "./server | tee /tmp/log;;export A=b",
                "./server | tee /tmp/log;;umask 022",
                "exit 7"
            })
    void aScriptThatComesToAWordOfTheShellBecomesNoProgram(String script) {
        assertThat(start("#!/bin/bash;;" + script).argv()).isEmpty();
    }

    private static ProgramStart start(String files) {
        TreeMap<CodePath, Entry> entries = new TreeMap<>();
        for (String file : ("bootstrap;;" + files).split("@@")) {
            String[] parts = file.split(";;", 2);
            CodePath path = CodePath.of(parts[0]);
            Content text = Content.of(parts[1].replace(";;", "\n") + "\n");
            entries.put(path, new Entry(path, text, FileMode.EXECUTABLE));
        }
        FunctionSpec spec = new FunctionSpec(
                "x",
                "cn-hangzhou",
                new FunctionSpec.Resources(512, 0.35, 512, 60, 20),
                Optional.empty(),
                new HttpTrigger("function", HttpTrigger.METHODS),
                FunctionSpec.Calls.NONE);
        return ProgramStart.of(new FunctionPackage(
                spec,
                CustomRuntime.CUSTOM,
                List.of(),
                new CaPort(9000),
                StartupCommand.BOOTSTRAP,
                ENVIRONMENT,
                entries));
    }
}
