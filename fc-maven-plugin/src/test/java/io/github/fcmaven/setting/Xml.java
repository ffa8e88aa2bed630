package io.github.fcmaven.setting;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
