package io.github.fcmaven.jar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Where the methods of one class open a port, by the calls of known servers, with the port and the address as far as
 * constants of the same method say them. A branch, and whatever else is not followed, makes a value unknown.
 */
public final class ListeningCalls extends ClassVisitor {

    /**
     * A call that opens a port.
     *
     * @param port empty where no constant says it
     * @param host the address; empty where none is given, or no constant says it
     */
    public record Listening(OptionalInt port, Optional<String> host) {}

    /** Each takes an address, or first of all a port, a host, or both; a plain socket may be no server of requests. */
    private static final Pattern OPENS = Pattern.compile("com/sun/net/httpserver/HttpServer\\.bind\\(L.*"
            + "|com/sun/net/httpserver/HttpServer\\.create\\(L.*"
            + "|io/javalin/Javalin\\.start\\((?:Ljava/lang/String;)?I\\).*"
            + "|io/vertx/core/http/HttpServer\\.listen\\(I(?:Ljava/lang/String;)?\\).*"
            + "|io/undertow/Undertow\\$Builder\\.addHttpListener\\(ILjava/lang/String;.*"
            + "|org/apache/catalina/startup/Tomcat\\.setPort\\(I\\).*"
            + "|org/eclipse/jetty/server/Server\\.<init>\\((?:I|Ljava/net/InetSocketAddress;)\\).*"
            + "|io/netty/bootstrap/ServerBootstrap\\.bind\\((?:Ljava/lang/String;)?I\\).*"
            + "|spark/Spark\\.port\\(I\\).*"
            + "|fi/iki/elonen/NanoHTTPD\\.<init>\\((?:Ljava/lang/String;)?I\\).*");

    /** The same in any other form: what they open is not known. */
    private static final Pattern MAY_OPEN = Pattern.compile("java/net/ServerSocket\\.(?:<init>|bind).*"
            + "|java/nio/channels/\\w*ServerSocketChannel\\.(?:open|bind).*"
            + "|com/sun/net/httpserver/"
            + "(?:HttpsServer\\.(?:create|bind)|HttpServer\\.create\\((?!\\))|spi/|SimpleFile).*"
            + "|io/javalin/Javalin\\.start.*|io/vertx/core/\\w+\\.deployVerticle.*|io/vertx/.*\\.listen.*"
            + "|io/undertow/Undertow\\$Builder\\.add\\w*Listener.*"
            + "|org/apache/catalina/startup/(?:Tomcat\\.(?:set(?:Port|Connector)|init)|Catalina|Bootstrap).*"
            + "|org/apache/catalina/connector/Connector\\.set(?:Port|Property|Attribute).*"
            + "|org/eclipse/jetty/server/(?:Server\\.<init>|\\w*Connector\\.(?:<init>|setPort)).*"
            + "|org/eclipse/jetty/xml/.*"
            + "|io/netty/bootstrap/\\w+\\.(?:bind|localAddress).*|reactor/netty/http/server/.*"
            + "|spark/(?:Spark\\.port|Service\\.).*|fi/iki/elonen/.*\\.<init>.*|io/grpc/.*[sS]erver.*");

    private static final Object UNKNOWN = new Object();
    private static final String ADDRESS = "java/net/InetSocketAddress";

    private final List<Listening> found = new ArrayList<>();

    private ListeningCalls() {
        super(Opcodes.ASM9);
    }

    /** All of them, also those of which nothing is known; empty where it cannot be read. */
    public static List<Listening> of(byte[] classFile) {
        ListeningCalls calls = new ListeningCalls();
        try {
            new ClassReader(classFile).accept(calls, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            return List.of();
        }
        return List.copyOf(calls.found);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new Values();
    }

    /** The values on top of the stack, as far as they are constants; what lies below them is unknown. */
    private final class Values extends MethodVisitor {

        private final Deque<Object> stack = new ArrayDeque<>();

        /** Of those variables that were set in this stretch of instructions. */
        private final Map<Integer, Object> variables = new HashMap<>();

        Values() {
            super(Opcodes.ASM9);
        }

        private Object pop() {
            return stack.isEmpty() ? UNKNOWN : stack.pop();
        }

        /** A place to which a branch may lead: with other values. */
        @Override
        public void visitLabel(Label label) {
            forget();
            variables.clear();
        }

        private void forget() {
            stack.clear();
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            push(opcode == Opcodes.NEWARRAY ? UNKNOWN : operand, opcode == Opcodes.NEWARRAY ? 1 : 0);
        }

        @Override
        public void visitLdcInsn(Object value) {
            push(value instanceof Integer || value instanceof String ? value : UNKNOWN, 0);
            if (value instanceof Long || value instanceof Double) {
                forget();
            }
        }

        private void push(Object value, int popped) {
            for (int i = 0; i < popped; i++) {
                pop();
            }
            stack.push(value);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
                stack.push(opcode - Opcodes.ICONST_0);
            } else if (opcode == Opcodes.ACONST_NULL) {
                stack.push(UNKNOWN);
            } else if (opcode == Opcodes.DUP) {
                Object top = pop();
                stack.push(top);
                stack.push(top);
            } else if (opcode == Opcodes.POP) {
                pop();
            } else if (opcode != Opcodes.NOP) {
                forget();
            }
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            switch (opcode) {
                case Opcodes.ISTORE, Opcodes.ASTORE -> variables.put(variable, pop());
                case Opcodes.ILOAD, Opcodes.ALOAD -> stack.push(variables.getOrDefault(variable, UNKNOWN));
                default -> forget();
            }
        }

        @Override
        public void visitIincInsn(int variable, int increment) {
            variables.remove(variable);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            push(UNKNOWN, opcode == Opcodes.NEW ? 0 : 1);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            forget();
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            forget();
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label byDefault, Label... labels) {
            forget();
        }

        @Override
        public void visitLookupSwitchInsn(Label byDefault, int[] keys, Label[] labels) {
            forget();
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            forget();
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle method, Object... arguments) {
            called(descriptor, 0);
            for (Object argument : arguments) {
                if (argument instanceof Handle given
                        && isOpening(call(given.getOwner(), given.getName(), given.getDesc()))) {
                    found.add(new Listening(OptionalInt.empty(), Optional.empty()));
                }
            }
        }

        private static boolean isOpening(String call) {
            return OPENS.matcher(call).matches() || MAY_OPEN.matcher(call).matches();
        }

        private static String call(String owner, String name, String descriptor) {
            return owner + "." + name + descriptor;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            List<Object> arguments = called(descriptor, opcode == Opcodes.INVOKESTATIC ? 0 : 1);
            String call = call(owner, name, descriptor);
            if (owner.equals(ADDRESS) && name.equals("<init>")) {
                pop(); // the other one of NEW and DUP
                stack.push(listening(descriptor, arguments));
            } else if (OPENS.matcher(call).matches()) {
                found.add(
                        !arguments.isEmpty() && arguments.get(0) instanceof Listening address
                                ? address
                                : listening(descriptor, arguments));
            } else if (MAY_OPEN.matcher(call).matches()) {
                found.add(new Listening(OptionalInt.empty(), Optional.empty()));
            }
        }

        /** Takes the arguments and the object from the stack, and puts the result there. */
        private List<Object> called(String descriptor, int object) {
            Type[] types = Type.getArgumentTypes(descriptor);
            List<Object> arguments = new ArrayList<>();
            boolean wide = false;
            for (int i = types.length - 1; i >= 0; i--) {
                arguments.add(0, pop());
                wide |= types[i].getSize() > 1;
            }
            for (int i = 0; i < object; i++) {
                pop();
            }
            int size = Type.getReturnType(descriptor).getSize();
            if (wide || size > 1) {
                forget();
                return arguments.stream().map(any -> UNKNOWN).toList();
            }
            if (size == 1) {
                stack.push(UNKNOWN);
            }
            return arguments;
        }

        /** The port is the first number that a call takes, and the address the first text. */
        private static Listening listening(String descriptor, List<Object> arguments) {
            Object port = UNKNOWN;
            Object host = UNKNOWN;
            Type[] types = Type.getArgumentTypes(descriptor);
            for (int i = types.length - 1; i >= 0; i--) {
                port = types[i] == Type.INT_TYPE ? arguments.get(i) : port;
                host = types[i].getSort() == Type.OBJECT ? arguments.get(i) : host;
            }
            return new Listening(
                    port instanceof Integer number && number > 0 ? OptionalInt.of(number) : OptionalInt.empty(),
                    host instanceof String text ? Optional.of(text) : Optional.empty());
        }
    }
}
