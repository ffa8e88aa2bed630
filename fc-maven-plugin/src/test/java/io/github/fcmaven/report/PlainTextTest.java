package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text of others in a terminal: no colours, no control characters, no commands. */
class PlainTextTest {

    @Test
    void coloursAreDropped() {
        assertThat(PlainText.oneLine("\u001b[1;31mred\u001b[m \u001b[0mplain")).isEqualTo("red plain");
    }

    @Test
    void otherControlCharactersAreShownByTheirNumber() {
        assertThat(PlainText.oneLine("\u001b[2J a\bb \u009b1m \u202egnp.exe"))
                .isEqualTo("\\u001b[2J a\\u0008b \\u009b1m \\u202egnp.exe");
    }

    @Test
    void aControlSequenceCannotBeHiddenInAColour() {
        assertThat(PlainText.oneLine("\u001b[\u001b[0m2J")).isEqualTo("\\u001b[2J");
    }

    @Test
    void whatPeopleWriteStays() {
        assertThat(PlainText.oneLine("Grüße 中文 😀 a::b ## heading #1 \t<b>"))
                .isEqualTo("Grüße 中文 😀 a::b ## heading #1 \t<b>");
    }

    @Test
    void commandsOfACiAreBroken() {
        assertThat(PlainText.lines(
                        "  ::error::x\n\u001b[1m::add-mask::y\na ##[group]b\na ##vso[task.complete]b\n###[x"))
                .containsExactly(
                        "  : :error::x", ": :add-mask::y", "a # #[group]b", "a # #vso[task.complete]b", "## #[x");
    }

    @Test
    void everyKindOfLineBreakMakesALine() {
        assertThat(PlainText.lines("a\r\nb\rc\n\nd\n\n")).containsExactly("a", "b", "c", "", "d");
        assertThat(PlainText.oneLine(" a\r\nb\rc\n")).isEqualTo("a b c");
    }

    @Test
    void aLineIsCutWhereItSaysNothingMore() {
        assertThat(PlainText.oneLine("x".repeat(5000))).hasSize(2003).endsWith("x...");
    }
}
