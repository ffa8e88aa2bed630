package io.github.fcmaven.setting;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;

/** A configuration of a POM, as its elements. */
public final class Xml {

    private Xml() {}

    /** The settings of a configuration. */
    public static Map<String, Object> settings(String configuration) throws Exception {
        List<Element> all = elements(configuration);
        Optional<Element> props =
                all.stream().filter(one -> one.name().equals("props")).findFirst();
        return Settings.read(
                all.stream().filter(one -> !one.name().equals("props")).toList(), props);
    }

    /** The names of all that may stand in a setting or in {@code triggers}. */
    public static Set<String> keys() {
        Set<String> keys = new TreeSet<>(
                Set.of("triggerName", "triggerType", "triggerConfig", "qualifier", "sourceArn", "invocationRole"));
        for (Setting setting : Setting.values()) {
            add(keys, setting.shape());
        }
        for (TriggerType type : TriggerType.values()) {
            keys.add(type.element());
            keys.addAll(type.arn().parts());
            add(keys, type.config());
        }
        return keys;
    }

    private static void add(Set<String> keys, Shape shape) {
        if (shape instanceof Fields fields) {
            fields.fields().forEach((name, field) -> {
                keys.add(name);
                add(keys, field.shape());
            });
        } else if (shape instanceof Shape.Many many) {
            add(keys, many.item());
        } else if (shape instanceof Shape.Either either) {
            add(keys, either.other());
        }
    }

    static List<Element> elements(String configuration) throws Exception {
        return of(Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")))
                .children();
    }

    private static Element of(Xpp3Dom dom) {
        return new Element(
                dom.getName(),
                dom.getValue() == null ? "" : dom.getValue(),
                Arrays.stream(dom.getChildren()).map(Xml::of).toList());
    }
}
