package io.github.fcmaven.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first release of PHP that reads a program; {@code ;;} stands for the end of a line. */
class PhpNeedsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "$a = match($x) { 1 => 'a', default => 'b' }; ^ 8.0",
                "return match (true) {;;  $a > 1 => 2,;;}; ^ 8.0",
                "echo $user?->name; ^ 8.0",
                "f(name: 'x'); ^ 8.0",
                "new A($b, port: 9000); ^ 8.0",
                "class A { function __construct(private string $b) {} } ^ 8.0",
                "class A { function __construct(string $a, protected ?B $b = null) {} } ^ 8.0",
                "function f(int|string $a) {} ^ 8.0",
                "class A { private int|float $b; } ^ 8.0",
                "try { f(); } catch (E) { } ^ 8.0",
                "$a = $b ?? throw new E(); ^ 8.0",
                "echo $a::class; ^ 8.0",
                "class A { function f(): int|string { } } ^ 8.0",
                "interface A { function f(): \\B|null; } ^ 8.0",
                "$f = fn($a): A|B => $a; ^ 8.0",
                "function &f(): ?A { } class A { static function of(): static { return new static; } } ^ 8.0",
                "abstract class A { abstract function of(): ?static; } ^ 8.0",
                "function f(;;  $a,;;  $b = [1, 2,],;;) { } ^ 8.0",
                "$f = function ($a) use ($b,) { }; ^ 8.0",
                "function f(Countable&Traversable $a) {} ^ 8.1",
                "class A { function __construct($b = new B()) { } } ^ 8.1",
                "enum Suit { case A; } ^ 8.1",
                "enum Suit: string { case A = 'a'; } ^ 8.1",
                "class A { public readonly string $b; } ^ 8.1",
                "class A { function __construct(readonly int $b) {} } ^ 8.1",
                "$f = strlen(...); ^ 8.1",
                "$a = 0o17; ^ 8.1",
                "readonly class A { } ^ 8.2",
                "final readonly class A { } ^ 8.2",
                "class A { const string B = 'b'; } ^ 8.3",
                "echo \\str_contains('a', 'b'); ^ 8.0",
                "$a = array_is_list($b); ^ 8.1",
            })
    void aProgramNeedsTheReleaseThatBroughtWhatItUses(String source, String release) throws IOException {
        assertThat(ProgramNeeds.firstRelease(Language.PHP, "server.php", "<?php\n" + source))
                .isEqualTo(Release.of(release));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "// match($x) { }",
                "#[Route('/a', name: 'b')]",
                "/* enum A { } */ # $a?->b",
                "$a = 'match($x) { }' . \"$a?->b\" . \"{$a['b']} enum A { }\";",
                "$a = <<<EOT;;enum A { } $a?->b;;EOT;",
                "$a = <<<'EOT';;  enum A { };;  EOT;",
                "$a = match($x); $b->match($y); A::match($z);",
                "function match($a) { return $a; }",
                "class enum extends B { } $readonly = 1; readonly();",
                "f($a ? B : C, $d); $a = $b ? c() : d(); switch ($a) { case B: break; default: f(); }",
                "if (A): f(); elseif (B): g(); endif; start: goto start;",
                "f(A | B, $c | D); $a = A | B; catchAll(A);",
                "try { } catch (A | B $e) { } catch (C $e) { }",
                "class A { private $b, $c; public static function f(?int $a): ?string { } const B = 1; }",
                "fn(int $a): int => $a; function f(...$a) { g(...$a); }",
                "function f(A &$a, $b = A & B, $c = [A | B, D,]) { return g($a, $b,); }",
                "function f(): ?A { return h(fn() => new A,); } use function a\\b; (c(1,)); $d = new D;",
                "$a = b() ? (c()) : static::d() | E; $f = static function (): A { };",
                "class A { function function() { } function fn($b) { } } $a->function(1,); $a->fn(1,);",
                "function f($a = null): self { $a = new A; } $b = f($a = new A); function g(): A { static $b; }",
                "$a = A::class; $b ??= 1_000; [$c, $d] = [...$e]; throw new E();",
                "foreach ($a as $b) { } function() use ($c) { };",
                "?> enum A { } match($x) { } <?php f();",
                "require 'helpers.php'; echo str_starts_with('a', 'b');",
                "require 'helpers.php'; echo str_ends_with('a', 'b');",
                "use function App\\Text\\str_contains; echo str_contains('a', 'b');",
                "use function App\\contains as str_contains; echo str_contains('a', 'b');",
                "echo \\App\\str_contains('a', 'b');",
                "if (is_callable('str_contains')) echo str_contains('a', 'b');",
                "if ($x) require 'new.php';",
                "if (PHP_VERSION_ID >= 80000) { require 'new.php'; }",
                "function f() { require 'new.php'; }",
            })
    void whatEveryPhpReadsIsNoNeed(String source) throws IOException {
        String helpers = "<?php if (!function_exists('str_starts_with')) { function str_starts_with($a, $b) {} }"
                + " function Str_Ends_With($a, $b) {}";
        LanguageNeeds needs =
                php(Map.of("server.php", "<?php\n" + source, "new.php", "<?php enum A { }", "helpers.php", helpers));
        assertThat(needs.newer()).isEmpty();
        assertThat(needs.removed()).isEmpty();
    }

    @Test
    void whatIsRequiredAndComposersCheckAreReadToo() throws IOException {
        Map<String, String> files = Map.of(
                "server.php", "<?php\nrequire_once __DIR__ . '/vendor/autoload.php';\n$a = require('lib/a.php');",
                "vendor/autoload.php", "<?php return 1;",
                "vendor/composer/platform_check.php", "<?php\n\nif (!(PHP_VERSION_ID >= 80102)) {\n}",
                "lib/a.php", "<?php require __DIR__ . '/../b.php';",
                "b.php", "<?php\n\n$a?->b;");
        assertThat(php(files).newer())
                .extracting(Written::says)
                .containsExactlyInAnyOrder(
                        "vendor/composer/platform_check.php line 3 uses Composer's check for PHP 8.1",
                        "b.php line 3 uses ?->");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "require 'lib/none.php'; ^ lib/none.php",
                "require __DIR__ . '/none.php'; ^ none.php",
                "require 'lib/a.php'; ^ ``",
                "set_include_path(__DIR__ . '/lib'); require 'a.php'; ^ ``",
                "ini_set('include_path', '/code/lib'); require 'a.php'; ^ ``",
                "chdir('lib'); require 'a.php'; ^ ``",
                "require 'lib/path.php'; require 'a.php'; ^ ``",
                "goto end; require 'none.php'; end: ^ ``"
            })
    void aFileIsMissedWherePhpLooksForIt(String source, String missing) throws IOException {
        LanguageNeeds needs = php(Map.of(
                "server.php", "<?php\n" + source,
                "lib/a.php", "<?php $a = 1;",
                "lib/path.php", "<?php set_include_path(__DIR__);"));

        assertThat(needs.missing().stream().map(MissingModules.Missing::name))
                .containsExactly(missing.isEmpty() ? new String[0] : new String[] {missing});
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo $a{0};", "echo $a{$i}, 1;", "$b = (unset) $a;"})
    void whatPhp8ReadsNoMoreIsMetByPhp7Alone(String source) throws IOException {
        LanguageNeeds needs = php(Map.of("server.php", "<?php " + source));
        assertThat(needs.isMetBy(Release.of("7.4"))).isTrue();
        assertThat(needs.isMetBy(Release.of("8.0"))).isFalse();
    }

    private static LanguageNeeds php(Map<String, String> files) throws IOException {
        return ProgramNeeds.of(Language.PHP, "server.php", files);
    }
}
