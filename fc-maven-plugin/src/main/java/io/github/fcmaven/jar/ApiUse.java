package io.github.fcmaven.jar;

import org.objectweb.asm.Type;

/**
 * What a class uses of Java.
 *
 * @param by the class that uses it, and its method, such as {@code com.acme.App.handle}
 * @param owner the class that has it, by its name with slashes
 * @param member a method's name and descriptor, or a field's with a colon between them; empty for the class alone
 * @param line where; 0 where the class does not say it
 */
public record ApiUse(String by, String owner, String member, int line) {

    /** How a reader knows it, such as {@code List.of(Object, Object)} or {@code java.net.http.HttpClient}. */
    public String named() {
        if (member.isEmpty()) {
            return owner.replace('/', '.').replace('$', '.');
        }
        String type = simple(owner.replace('/', '.'));
        int parameters = member.indexOf('(');
        if (parameters < 0) {
            return type + "." + member.substring(0, member.indexOf(':'));
        }
        StringBuilder named = new StringBuilder(type);
        String method = member.substring(0, parameters);
        named.append(method.equals("<init>") ? "(" : "." + method + "(");
        String separator = "";
        for (Type argument : Type.getArgumentTypes(member.substring(parameters))) {
            named.append(separator).append(simple(argument.getClassName()));
            separator = ", ";
        }
        return named.append(')').toString();
    }

    /** What Java throws where it is not there. */
    public String error() {
        String className = owner.replace('/', '.');
        if (member.isEmpty()) {
            return "java.lang.NoClassDefFoundError: " + owner;
        }
        return member.contains("(")
                ? "java.lang.NoSuchMethodError: " + className + "." + member
                : "java.lang.NoSuchFieldError: " + member.substring(0, member.indexOf(':'));
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }
}
