import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.Paths
import java.nio.file.StandardCopyOption

List<String> kinds = ['spring-boot', 'spring-boot-3', 'quarkus', 'jar', 'event', 'python']
Path root = Paths.get(request.outputDirectory, request.artifactId)
Path kind = root.resolve(request.properties['kind'] as String)

// without questions nothing holds kind to its validationRegex, and this script runs when all files are there
if (!(request.properties['kind'] in kinds)) {
    List<String> ours = kinds + ['README.md', 'README.zh-CN.md', 'pom.xml', 'gitignore', 'github', 'ide']
    long minuteAgo = System.currentTimeMillis() - 60_000
    if (root.toFile().listFiles().every { it.name in ours && it.lastModified() > minuteAgo }) {
        root.toFile().deleteDir()
    }
    throw new IllegalArgumentException("kind is ${request.properties['kind']}; choose one of ${kinds.join(', ')}: "
        + "-Dkind=spring-boot. Node.js, PHP and native programs have no starter: see their pages.")
}

def move = { Path from, Path to ->
    Files.createDirectories(to.parent)
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING)
}

kind.toFile().eachFileRecurse { file ->
    if (file.isFile()) {
        move(file.toPath(), root.resolve(kind.relativize(file.toPath())))
    }
}
kinds.each { root.resolve(it).toFile().deleteDir() }

// names that begin with a dot do not survive the making of an archetype
move(root.resolve('gitignore'), root.resolve('.gitignore'))
move(root.resolve('github/workflows/verify.yml'), root.resolve('.github/workflows/verify.yml'))
root.resolve('github').toFile().deleteDir()

// a debugger attaches to a JVM alone
if (request.properties['kind'] != 'python') {
    ['Function.run.xml', 'Debugger.run.xml'].each { move(root.resolve('ide').resolve(it), root.resolve('.run').resolve(it)) }
    move(root.resolve('ide/launch.json'), root.resolve('.vscode/launch.json'))
}
root.resolve('ide').toFile().deleteDir()
