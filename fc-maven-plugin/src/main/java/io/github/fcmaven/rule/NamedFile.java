package io.github.fcmaven.rule;

import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a word of a start, which names a file, leads to on the platform: no shell reads it, and Linux tells A from a.
 */
sealed interface NamedFile {

    /** Of a path, as Linux takes it. */
    int LONGEST = 4096;

    /** The folders of every Debian, and those below which the platform mounts others. */
    Pattern SYSTEM =
            Pattern.compile("/(?:bin|boot|code|data|dev|etc|home|lib|lib32|lib64|libx32|media|mnt|opt|proc|root|run"
                    + "|sbin|srv|sys|tmp|usr|var)/");

    /** What people leave out of a name. */
    List<String> ENDINGS =
            Stream.concat(ProgramReader.allEndings(), Stream.of(".jar")).toList();

    /** A file of the package. */
    record Inside(CodePath path) implements NamedFile {}

    /** A path outside of {@code /code}, which a layer, a mounted folder or the image may have. */
    record Elsewhere() implements NamedFile {}

    /**
     * No file.
     *
     * @param why in words that follow "which is not in the package"; empty where nothing more is known
     * @param instead the file that was probably meant
     */
    record Missing(String why, Optional<CodePath> instead) implements NamedFile {

        /** Nothing that is known says why. */
        static final Missing UNEXPLAINED = new Missing("", Optional.empty());

        /** Whether nothing that is known says why, nor what was meant. */
        boolean isUnexplained() {
            return why.isEmpty() && instead.isEmpty();
        }

        /**
         * Whether that is no violation, and told: it is missed for a cause of its own, or a script may write it before.
         */
        boolean isOpen(RuleContext context, String word, Requirement requirement, String observed, Findings findings) {
            if (MissedFile.isTold(context, word, requirement, findings)) {
                return true;
            }
            Optional<String> writer = writer(context, word);
            writer.ifPresent(script -> findings.unproven(
                    requirement,
                    observed + "; " + script + " may write it before",
                    "put it into the package, unless " + script + " writes it"));
            return writer.isPresent();
        }

        /** The script that may write it before: where the file that was meant is beside it, one that names it. */
        private Optional<String> writer(RuleContext context, String word) {
            return isBeside(word) ? MakingScript.naming(context, word) : MakingScript.making(context);
        }

        private boolean isBeside(String word) {
            return CodePath.named(word)
                    .filter(path -> instead.filter(there -> there.parent().equals(path.parent()))
                            .isPresent())
                    .isPresent();
        }

        /** What to do: write what was meant, where that is known. */
        String fix(RuleContext context, String word) {
            return instead.map(there -> "write " + there + " in "
                            + SpokenWord.of(context, word).place())
                    .orElseGet(() ->
                            context.correctStart(SpokenWord.of(context, word).place()));
        }
    }

    /** What a word names, as the working directory is {@code /code}. */
    static NamedFile of(RuleContext context, String word) {
        Optional<CodePath> path = context.inCode(word);
        if (path.flatMap(context.function()::entry).isPresent()) {
            return new Inside(path.get());
        }
        String absolute = CodePath.absolute(word);
        if (!(absolute + "/").startsWith(CodePath.ROOT + "/")) {
            Optional<CodePath> below = withoutCode(context, absolute);
            if (below.isPresent()) {
                return new Missing("; it is /code/" + below.get() + " there", below);
            }
            return new Elsewhere();
        }
        return missing(context, word, path);
    }

    /**
     * The file of the package that a path outside of {@code /code} means, from which people left that out: no system
     * has a folder of that name at its root, and none is mounted there.
     */
    static Optional<CodePath> withoutCode(RuleContext context, String word) {
        return !word.startsWith("/") || SYSTEM.matcher(word).lookingAt()
                ? Optional.empty()
                : CodePath.find(word.substring(1))
                        .filter(path -> context.function().entry(path).isPresent());
    }

    private static Missing missing(RuleContext context, String word, Optional<CodePath> path) {
        if (word.length() > LONGEST) {
            return new Missing(
                    "; it has " + word.length() + " characters, and no path has more than " + LONGEST,
                    Optional.empty());
        }
        List<Spelled> spellings = List.of(
                new Spelled(
                        word.replaceAll("^[\"']+|[\"']+$", ""),
                        "; its quotes are part of the name, because no shell removes them"),
                new Spelled(
                        word.replace('\\', '/'),
                        "; its backslash is part of the name, because Linux separates folders with /"),
                new Spelled(word.strip(), "; its blanks are part of the name"));
        for (Spelled spelled : spellings) {
            if (!spelled.word().equals(word)) {
                Optional<CodePath> meant = context.inCode(spelled.word())
                        .flatMap(one ->
                                context.function().entry(one).map(entry -> one).or(() -> context.namesake(one)));
                return new Missing(spelled.why(), meant);
            }
        }
        if (word.matches(".*\\$(\\{?\\w+|\\().*")) {
            return new Missing("; no shell replaces the variable in it", path.flatMap(context::namesake));
        }
        if (word.matches(".*[*?\\[].*")) {
            return ofPattern(context, context.matches(word));
        }
        Optional<CodePath> ending = path.flatMap(one -> ENDINGS.stream()
                .flatMap(end -> CodePath.find(one.value() + end).stream())
                .filter(named -> context.function().entry(named).isPresent())
                .findFirst());
        if (ending.isPresent()) {
            return new Missing("; it is " + ending.get() + " there", ending);
        }
        return path.map(one -> new Missing(context.elsewhere(one), context.namesake(one)))
                .orElse(Missing.UNEXPLAINED);
    }

    /** Of several files the jar was meant that Java starts. */
    private static Missing ofPattern(RuleContext context, List<CodePath> files) {
        List<CodePath> meant = files.size() == 1
                ? files
                : files.stream()
                        .filter(file ->
                                context.jar(file).flatMap(Jar::mainClass).isPresent())
                        .toList();
        String matching = files.size() == 2 ? ", which " + files.get(0) + " and " + files.get(1) + " match" : "";
        return new Missing(
                "; no shell replaces the pattern in it" + matching,
                meant.stream().filter(any -> meant.size() == 1).findFirst());
    }

    /** Another spelling of a word, and what is wrong with the word as it is written. */
    record Spelled(String word, String why) {}
}
