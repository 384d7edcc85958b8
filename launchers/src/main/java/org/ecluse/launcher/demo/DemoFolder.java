package org.ecluse.launcher.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where one run keeps what its processes write. It belongs to one run at a time: the lock on the file beside it ends with
 * the process that took it, however that one ends.
 */
final class DemoFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel held;

    private DemoFolder(Path folder, FileChannel held) {
        this.folder = folder;
        this.held = held;
    }

    /** @return empty when another run has it */
    static Optional<DemoFolder> take(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(
                folder.resolveSibling(folder.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        Optional<FileLock> lock = tryLock(channel);
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock.map(ours -> new DemoFolder(folder, channel));
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // a run in this very process
        }
    }

    /** Whether a run before this one has left something. */
    boolean used() {
        return Files.isDirectory(folder);
    }

    /** Makes it as if there had been no run before. */
    void clear() throws IOException {
        if (used()) {
            try (Stream<Path> all = Files.walk(folder)) {
                List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.deleteIfExists(path);
                }
            }
        }
        Files.createDirectories(folder);
    }

    @Override
    public void close() throws IOException {
        held.close();
    }
}
