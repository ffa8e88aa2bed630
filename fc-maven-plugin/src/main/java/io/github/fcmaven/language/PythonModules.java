package io.github.fcmaven.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Modules of Python's own library, and names in them, that not every release has. Source: the "New in version" marks of
 * the library's manual, PEP 594, PEP 632.
 */
public final class PythonModules {

    /** By the first minor version of Python 3 that no longer has it; a name follows its module and a colon. */
    private static final Map<String, Integer> REMOVED = table("""
            8 macpath time:clock cgi:escape
            8 platform:linux_distribution,dist,popen
            9 base64:encodestring,decodestring fractions:gcd sys:setcheckinterval,getcheckinterval
            9 plistlib:readPlist,writePlist,readPlistFromBytes,writePlistToBytes
            10 formatter parser symbol
            10 collections:Mapping,MutableMapping,Sequence,MutableSequence,Set,MutableSet,Iterable,Iterator,Callable
            10 collections:Hashable,Sized,Container,Collection,Generator,Awaitable,Coroutine,AsyncIterable,KeysView
            10 collections:AsyncIterator,AsyncGenerator,Reversible,MappingView,ItemsView,ValuesView,ByteString
            11 asyncio:coroutine inspect:getargspec,formatargspec,ArgSpec
            11 gettext:lgettext,ldgettext,lngettext,ldngettext,bind_textdomain_codeset
            12 asynchat asyncore smtpd imp distutils
            12 configparser:SafeConfigParser locale:format pkgutil:ImpImporter,ImpLoader importlib:find_loader
            12 ssl:wrap_socket,match_hostname,RAND_pseudo_bytes sqlite3:enable_shared_cache
            13 aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev pipes sndhdr
            13 spwd sunau telnetlib uu xdrlib
            13 locale:resetlocale re:template unittest:makeSuite,findTestCases,getTestCaseNames
            """);

    /** By the first minor version of Python 3 that has it. */
    private static final Map<String, Integer> ADDED = table("""
            7 dataclasses contextvars importlib.resources
            8 importlib.metadata multiprocessing.shared_memory importlib:metadata multiprocessing:shared_memory
            8 functools:cached_property,singledispatchmethod shlex:join gzip:BadGzipFile pprint:pp zipfile:Path
            8 math:prod,comb,perm,dist,isqrt statistics:fmean,geometric_mean,multimode,quantiles,NormalDist
            8 typing:Literal,Final,Protocol,TypedDict,SupportsIndex,final,get_args,get_origin,runtime_checkable
            8 socket:create_server,has_dualstack_ipv6 sys:addaudithook,audit,unraisablehook,pycache_prefix
            8 threading:excepthook,get_native_id types:CellType pickle:PickleBuffer
            8 unittest:IsolatedAsyncioTestCase unittest.mock:AsyncMock multiprocessing:parent_process
            9 zoneinfo graphlib asyncio:to_thread functools:cache math:lcm,nextafter,ulp random:randbytes ast:unparse
            9 typing:Annotated types:GenericAlias importlib.resources:files,as_file xml.etree.ElementTree:indent
            9 os:waitstatus_to_exitcode,pidfd_open socket:send_fds,recv_fds
            10 typing:ParamSpec,TypeAlias,TypeGuard,Concatenate,is_typeddict contextlib:aclosing itertools:pairwise
            10 dataclasses:KW_ONLY inspect:get_annotations sys:orig_argv,stdlib_module_names
            10 types:NoneType,UnionType,EllipsisType,NotImplementedType platform:freedesktop_os_release
            10 statistics:correlation,covariance,linear_regression base64:b32hexencode,b32hexdecode
            10 importlib.metadata:packages_distributions abc:update_abstractmethods
            11 tomllib wsgiref.types datetime:UTC contextlib:chdir hashlib:file_digest http:HTTPMethod operator:call
            11 asyncio:TaskGroup,Runner,Timeout,timeout,timeout_at,Barrier,BrokenBarrierError math:cbrt,exp2
            11 enum:StrEnum,ReprEnum,EnumType,EnumCheck,FlagBoundary,member,nonmember,verify,global_enum,property
            11 typing:Self,Never,NotRequired,Required,LiteralString,Unpack,TypeVarTuple,assert_never,assert_type
            11 typing:reveal_type,dataclass_transform,get_overloads,clear_overloads logging:getLevelNamesMapping
            11 inspect:getmembers_static locale:getencoding sys:exception re:NOFLAG
            12 typing:override,TypeAliasType itertools:batched math:sumprod random:binomialvariate
            12 asyncio:eager_task_factory,create_eager_task_factory types:get_original_bases
            12 inspect:markcoroutinefunction logging:getHandlerByName,getHandlerNames os:unshare,setns
            13 copy:replace warnings:deprecated typing:TypeIs,ReadOnly,NoDefault queue:ShutDown
            13 asyncio:QueueShutDown base64:z85encode,z85decode
            """);

    /** What many images have beside its own library, with the distribution that brings it. */
    private static final Map<String, String> BESIDE =
            Map.of("pip", "pip", "pkg_resources", "setuptools<81", "setuptools", "setuptools", "wheel", "wheel");

    private PythonModules() {}

    /** What pip calls a module that an image may have beside Python's own; empty where none has it. */
    public static Optional<String> distributionBeside(String module) {
        return Optional.ofNullable(BESIDE.get(module.split("\\.", 2)[0]));
    }

    /** The first release that has a module, or a name {@code module:name}; empty where all have it. */
    static Optional<Release> added(String name) {
        return Optional.ofNullable(ADDED.get(name)).map(minor -> new Release(3, minor));
    }

    /** The first release that no longer has a module, or a name {@code module:name}; empty where none is known. */
    static Optional<Release> removed(String name) {
        return Optional.ofNullable(REMOVED.get(name))
                .or(() -> Optional.ofNullable(REMOVED.get(name.split("[.:]", 2)[0])))
                .map(minor -> new Release(3, minor));
    }

    private static Map<String, Integer> table(String text) {
        Map<String, Integer> table = new HashMap<>();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ");
            for (String word : Arrays.asList(words).subList(1, words.length)) {
                String[] parts = word.split(":");
                for (String name : parts.length == 1 ? new String[] {""} : parts[1].split(",")) {
                    table.put(parts[0] + (name.isEmpty() ? "" : ":" + name), Integer.parseInt(words[0]));
                }
            }
        }
        return Map.copyOf(table);
    }

    /** Whether the platform's Python has a module, or a name {@code module:name}, that the one here has not. */
    public static boolean differs(String name, String platform, String here) {
        return isNewer(name, platform, here) || isRemoved(name, platform, here);
    }

    private static boolean isNewer(String name, String platform, String here) {
        Optional<Release> first = added(name).or(() -> added(name.split("[.:]", 2)[0]));
        return first.isPresent()
                && Release.of(platform).has(first.get())
                && !Release.of(here).has(first.get());
    }

    private static boolean isRemoved(String name, String platform, String here) {
        Optional<Release> gone = removed(name);
        return gone.isPresent()
                && !Release.of(platform).has(gone.get())
                && Release.of(here).has(gone.get());
    }
}
