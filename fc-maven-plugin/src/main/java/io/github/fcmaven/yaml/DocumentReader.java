package io.github.fcmaven.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Makes values of the events of a parser, in one pass, as js-yaml does: an
 * alias is the value that its anchor has by then.
 */
final class DocumentReader {

    /** As js-yaml since 4.3 has it. */
    private static final int DEEPEST = 100;

    /**
     * What a document may hold with all its aliases written out: a few
     * lines of aliases to aliases could fill any memory.
     */
    private static final Weight MOST = new Weight(100_000, 4_000_000);

    private static final String NON_SPECIFIC = "!";
    private static final String QUOTE = "put the value into quotes";

    private final Parser parser;
    private final StandIns standIns;

    /** The lines of a file that has tabs; empty for every other one. */
    private final List<String> tabbed;

    private final Map<String, Node> anchors = new HashMap<>();
    private final List<Integer> differing = new ArrayList<>();
    private Weight weight = Weight.NONE;

    DocumentReader(Parser parser, StandIns standIns) {
        this.parser = parser;
        this.standIns = standIns;
        this.tabbed = standIns.text().indexOf('\t') < 0
                ? List.of()
                : standIns.text().lines().toList();
    }

    /** How many values there are, and how many characters in them. */
    private record Weight(long values, long characters) {
        private static final Weight NONE = new Weight(0, 0);

        private Weight plus(Weight other) {
            return new Weight(values + other.values, characters + other.characters);
        }

        private Weight minus(Weight other) {
            return new Weight(values - other.values, characters - other.characters);
        }

        private boolean isAbove(Weight limit) {
            return values > limit.values || characters > limit.characters;
        }
    }

    /**
     * A value that was read.
     *
     * @param isMerge whether it is the key {@code <<}
     */
    private record Node(Object value, boolean isMerge, Weight weight) {
        /** An anchor whose value is not read to its end. */
        private static final Node OPEN = new Node(null, false, Weight.NONE);
    }

    YamlDocument document() {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return new YamlDocument(null, List.of());
        }
        parser.getEvent();
        Object value = node(0).value;
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw problem(parser.peekEvent(), "a second document begins", "keep one document in the file");
        }
        return new YamlDocument(value, differing);
    }

    private Node node(int depth) {
        NodeEvent event = (NodeEvent) parser.getEvent();
        if (depth > DEEPEST) {
            throw problem(event, "the value is nested too deep", "remove brackets");
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        Weight before = weight;
        if (event.getAnchor() != null) {
            anchors.put(event.getAnchor(), Node.OPEN);
        }
        Object value;
        boolean isMerge = false;
        if (event instanceof ScalarEvent scalar) {
            add(new Weight(1, scalar.getValue().length()), event);
            value = scalar(scalar);
            isMerge = isMerge(scalar);
        } else {
            add(new Weight(1, 0), event);
            refuseTabBefore((CollectionStartEvent) event);
            value = event instanceof SequenceStartEvent list
                    ? tagged(list, list.getTag(), list(depth))
                    : tagged((MappingStartEvent) event, ((MappingStartEvent) event).getTag(), map(depth));
        }
        Node node = new Node(value, isMerge, weight.minus(before));
        if (event.getAnchor() != null) {
            anchors.put(event.getAnchor(), new Node(value, false, node.weight));
        }
        return node;
    }

    private Node alias(AliasEvent event) {
        Node anchored = anchors.get(event.getAnchor());
        if (anchored == null || isBefore(event, ":")) {
            throw problem(event, "a value begins with * and names no anchor (&) above it", QUOTE);
        }
        if (anchored == Node.OPEN) {
            throw problem(event, "an alias (*) is inside its own anchor (&)", "write the value itself");
        }
        add(anchored.weight, event);
        return anchored;
    }

    /** In js-yaml a colon right behind a name is a part of it, and a dash before a bracket or comma no text. */
    private static boolean isBefore(Event event, String signs) {
        Mark end = event.getEndMark();
        return end.getPointer() < end.getBuffer().length && signs.indexOf(end.getBuffer()[end.getPointer()]) >= 0;
    }

    /** A list or mapping that begins behind a dash needs spaces before it, where a text may have a tab. */
    private void refuseTabBefore(CollectionStartEvent event) {
        Mark start = event.getStartMark();
        boolean begins = !event.isFlow() && event.getAnchor() == null && event.getTag() == null;
        if (begins && start.getLine() < tabbed.size()) {
            int tab = tabbed.get(start.getLine()).indexOf('\t');
            if (tab >= 0 && tab < start.getColumn()) {
                throw problem(event, "a tab is where YAML allows only spaces", "replace it with spaces");
            }
        }
    }

    private void add(Weight more, Event event) {
        weight = weight.plus(more);
        if (weight.isAbove(MOST)) {
            throw problem(
                    event,
                    "with its aliases (*) written out the file has more than a configuration needs: " + MOST.values
                            + " values, or " + MOST.characters + " characters",
                    "write the values themselves");
        }
    }

    private Object scalar(ScalarEvent event) {
        String text = standIns.shown(event.getValue());
        String tag = event.getTag();
        boolean nothing = event.isPlain() && text.isEmpty();
        if (event.isPlain() && text.equals("-") && isBefore(event, ",[]{}")) {
            throw problem(event, "a dash stands alone between brackets", QUOTE);
        }
        if (tag == null || tag.equals(NON_SPECIFIC)) {
            if (nothing) {
                return null;
            }
            if (!event.isPlain() || tag != null) {
                return text;
            }
            if (Scalars.differs(text)) {
                differing.add(line(event));
            }
            return Scalars.plain(text);
        }
        return fitting(event, nothing ? Tags.nothing(tag) : Tags.scalar(tag, text));
    }

    private static boolean isMerge(ScalarEvent event) {
        return event.getValue().equals("<<")
                && (event.getTag() == null ? event.isPlain() : event.getTag().equals(Tags.YAML + "merge"));
    }

    private List<Object> list(int depth) {
        List<Object> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(depth + 1).value);
        }
        parser.getEvent();
        return items;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> entries = new LinkedHashMap<>();
        Set<String> merged = new HashSet<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Event at = parser.peekEvent();
            Node key = node(depth + 1);
            Object value = node(depth + 1).value;
            if (key.isMerge) {
                merge(value, entries, merged, at);
            } else {
                put(key(key.value, at), value, entries, merged, at);
            }
        }
        parser.getEvent();
        return entries;
    }

    private static String key(Object key, Event at) {
        if (key instanceof List<?> list && list.stream().anyMatch(List.class::isInstance)) {
            throw problem(at, "a key is a list of lists", "write the key as a text");
        }
        return Scalars.text(key);
    }

    private static void put(String key, Object value, Map<String, Object> entries, Set<String> merged, Event at) {
        if (entries.containsKey(key) && !merged.remove(key)) {
            throw problem(at, "a mapping has the same key twice", "keep the right one");
        }
        entries.put(key, value);
    }

    /** A key that stands in the mapping itself, above or below, wins over one that is merged. */
    private static void merge(Object source, Map<String, Object> entries, Set<String> merged, Event at) {
        for (Object one : source instanceof List<?> several ? several : listOf(source)) {
            if (!(one instanceof Map<?, ?> map)) {
                throw problem(at, "<< merges what is not a mapping", "give << an alias (*) of a mapping");
            }
            map.forEach((key, value) -> {
                if (!entries.containsKey(key)) {
                    entries.put((String) key, value);
                    merged.add((String) key);
                }
            });
        }
    }

    private static List<Object> listOf(Object one) {
        return Collections.singletonList(one);
    }

    private static Object tagged(Event event, String tag, List<Object> items) {
        return isPlain(tag) ? items : fitting(event, Tags.list(tag, items));
    }

    private static Object tagged(Event event, String tag, Map<String, Object> entries) {
        return isPlain(tag) ? entries : fitting(event, Tags.map(tag, entries));
    }

    private static boolean isPlain(String tag) {
        return tag == null || tag.equals(NON_SPECIFIC);
    }

    private static Object fitting(Event event, Optional<Tags.Tagged> tagged) {
        return tagged.orElseThrow(() -> problem(
                        event,
                        "a value begins with ! and is not a tag that the deploy tool knows, or one that does not fit",
                        QUOTE))
                .value();
    }

    private static YamlProblem problem(Event event, String what, String fix) {
        return new YamlProblem(line(event), what, fix);
    }

    private static int line(Event event) {
        return event.getStartMark().getLine() + 1;
    }
}
