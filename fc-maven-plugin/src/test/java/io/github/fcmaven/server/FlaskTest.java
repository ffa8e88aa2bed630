package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flask's own command. */
class FlaskTest {

    /** Flask's command starts what its option or its variable names, and a function may make it. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "python3 -m flask --app flaskr run | flaskr/__init__.py | def create_app(c): | flaskr:create_app()",
                "flask -A shop.web run | shop/web.py | web = Flask(__name__) | shop.web:web",
                "flask --app=shop.py run | shop.py | app = create_app() | shop:app",
                "flask --app shop:make run | shop.py | def make(): | shop:make()",
                "flask --app shop:make run | shop.py | make = Flask(__name__) | shop:make",
                "flask --app shop:create_app('x') run | shop.py | def create_app(c): | shop:create_app('x')",
                "FLASK_APP flask run | shop/__init__.py | app = flask.Flask(__name__) | shop:app",
                "flask run | server.py | app = Flask(__name__) | server:app",
                "python3 -m flask run | app.py | shop = Flask(__name__) | app:shop",
                "python3 -m flask run | wsgi.py | def create_app(): | wsgi:create_app()"
            })
    void flasksCommandIsToldByItsOptions(String command, String file, String code, String application) {
        boolean variable = command.startsWith("FLASK_APP ");
        TestFunction function = TestFunction.of()
                .start(command.replace("FLASK_APP ", "").split(" "))
                .beside(file, code);
        PackagedServer server = TestFunction.server(variable ? function.variable("FLASK_APP", "shop") : function);

        assertThat(TestFunction.keepAliveFix(server)).endsWith(" " + application);
        assertThat(server.fix(Requirement.FC_BIND, TestFunction.of().build().port()))
                .startsWith("pass --host=0.0.0.0 to flask run in the start command")
                .endsWith(" " + application);
        assertThat(server.fix(Requirement.FC_PORT, TestFunction.of().build().port()))
                .startsWith("pass --port=9123 to flask run in the start command");
    }
}
