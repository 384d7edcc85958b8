package org.ecluse.launcher.demo;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.demo.data.DemoData;
import org.ecluse.launcher.demo.data.OwnFiles;
import org.ecluse.launcher.fleet.Fleet;
import org.ecluse.launcher.fleet.Node;
import org.ecluse.launcher.fleet.Partner;
import org.ecluse.launcher.fleet.Shell;
import org.ecluse.launcher.fleet.Shell.CommandRunner;

/** One run of the demonstration. */
public final class Demo {
    private final DemoOptions options;
    private final Session session;
    private final CommandRunner runner;
    private final InstantSource clock;
    private final Stage stage;
    private final Cast cast;

    /** @param runner what runs an {@code ecluse} command */
    public Demo(DemoOptions options, Session session, CommandRunner runner, InstantSource clock) {
        this.options = options;
        this.session = session;
        this.runner = runner;
        this.clock = clock;
        this.stage = new Stage(session, clock);
        this.cast = Cast.in(options.folder().resolve(Integer.toString(options.portBase())), options.portBase());
    }

    /**
     * Plays the story.
     *
     * @return the exit code: done only if every step came out as told
     * @throws IOException when nothing can be written where it is run
     */
    public int run() throws IOException {
        return Preparations.of(options, cast, () -> stage.note("waiting")).fold(this::run, session::wrongUse);
    }

    private int run(Preparations preparations) {
        try (preparations;
                Fleet fleet = new Fleet(clock)) {
            Runtime.getRuntime().addShutdownHook(new Thread(fleet::close, "end"));
            DemoData data = begin(preparations.folder(), fleet);
            play(data, preparations.catalog());
            summary();
            if (!options.once()) {
                stage.note("running", cast.folder());
                new CountDownLatch(1).await();
            }
        } catch (IOException | IllegalStateException e) {
            stage.surprise(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return stage.surprises().isEmpty() ? Session.DONE : Session.REFUSED;
    }

    /** Starts every process while the data is being written. */
    private DemoData begin(DemoFolder folder, Fleet fleet) throws IOException {
        folder.clear();
        CompletableFuture<DemoData> written = CompletableFuture.supplyAsync(this::data);
        start(fleet);
        try {
            return written.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e);
        }
    }

    private void play(DemoData data, Optional<RudiCatalog> catalog) {
        Scene scene = new Scene(cast, data, Shell.watched(runner, session), stage);
        for (Chapter chapter : chapters(catalog)) {
            stage.chapter(chapter.title() + ".title");
            try {
                chapter.play(scene);
            } catch (IOException | RuntimeException e) {
                stage.surprise(e instanceof NotAsTold ? e.getMessage() : e.toString());
            }
        }
    }

    private List<Chapter> chapters(Optional<RudiCatalog> catalog) {
        List<Chapter> chapters = new ArrayList<>(List.of(
                new EnrolmentChapter(),
                new OpenChapter(),
                new ResearchChapter(),
                new ConditionalChapter(),
                new PaidChapter(),
                new RefusalsChapter(clock)));
        catalog.ifPresent(records -> chapters.add(1, new CatalogChapter(records)));
        return chapters;
    }

    private DemoData data() {
        try {
            options.ownData()
                    .ifPresent(own -> OwnFiles.in(own).forEach(name -> stage.note("data.own", own.resolve(name))));
            return DemoData.prepare(
                    options.folder().resolve("data").resolve("seed-" + options.seed()),
                    options.ownData(),
                    options.seed(),
                    name -> stage.note("data.written", name));
        } catch (IOException e) {
            throw new IllegalStateException("the data could not be written: " + e.getMessage(), e);
        }
    }

    private void start(Fleet fleet) {
        stage.chapter("starting.title");
        Shell shell = new Shell(runner, session.texts());
        initialise(
                shell, List.of("registry", "init", cast.registryConfig().toString(), "--port", "" + cast.portBase()));
        Node registry = fleet.registry(cast.registryConfig());
        List<Node> nodes = new ArrayList<>();
        for (Partner partner : cast.partners()) {
            initialise(
                    shell,
                    List.of(
                            "connector",
                            "init",
                            partner.config().toString(),
                            "--name",
                            partner.name(),
                            "--port-base",
                            "" + partner.portBase(),
                            "--registry",
                            cast.registry().toString()));
            nodes.add(fleet.connector(partner));
        }
        for (int i = 0; i < nodes.size(); i++) {
            Partner partner = cast.partners().get(i);
            ready(fleet, nodes.get(i), partner.displayName(), partner.page().resolve("/api/health"), partner.page());
        }
        ready(fleet, registry, "Rennes registry", cast.registry().resolve("/health"), cast.registry());
    }

    private void initialise(Shell shell, List<String> words) {
        Shell.Ran ran = shell.run(words.toArray(new String[0]));
        if (!ran.done()) {
            throw new IllegalStateException(ran.line() + ": " + ran.complaint());
        }
    }

    private void ready(Fleet fleet, Node node, String name, URI health, URI page) {
        fleet.ready(node, health);
        stage.note(
                "ready",
                name,
                page,
                node.residentMegabytes().map(Object::toString).orElse("?"));
    }

    private void summary() {
        stage.chapter("summary.title");
        stage.note(
                "summary",
                stage.told(),
                stage.surprises().size(),
                stage.elapsed().toSeconds());
        stage.note("summary.registry", cast.registry());
        for (Partner partner : cast.partners()) {
            stage.note("summary.partner", partner.displayName(), partner.page(), partner.config());
        }
    }
}
