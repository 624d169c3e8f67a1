package dev.hopdb.history;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.CatalogObject;
import dev.hopdb.catalog.ModelFile;
import dev.hopdb.catalog.ModelPath;
import dev.hopdb.catalog.ModelText;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.Tree;
import dev.hopdb.project.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The model of a tree: what it says of the database, one file an object. */
public final class Model {

    private final Tree tree;

    public Model(Tree tree) {
        this.tree = tree;
    }

    /** @throws dev.hopdb.problem.HopException if a file makes no sense, or is of a newer format */
    public Catalog catalog() {
        List<CatalogObject> objects = new ArrayList<>();
        files().forEach((file, text) ->
                objects.add(ModelFile.parse(file, file.substring(Layout.MODEL.length() + 1), text)));
        return new Catalog(objects);
    }

    /** What is to be written and removed, so that it is the model of {@code catalog}; files that fit stay as they are. */
    public List<FileChange> changesTo(Catalog catalog) {
        SortedMap<String, String> now = files();
        List<FileChange> changes = new ArrayList<>();
        catalog.byPath().forEach((path, object) -> {
            String file = Layout.MODEL + "/" + path;
            String before = now.remove(file);
            String text = ModelText.of(object);
            // A clone may have turned line ends into its own.
            if (before == null || !text.equals(before.replace("\r\n", "\n"))) {
                changes.add(new FileChange.Write(file, text));
            }
        });
        now.keySet().forEach(file -> changes.add(new FileChange.Remove(file)));
        return changes;
    }

    /** The text of each of its files, by the path of the file. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        for (String schema : tree.list(Layout.MODEL)) {
            if (schema.endsWith("/")) {
                String folder = Layout.MODEL + "/" + schema;
                tree.list(folder.substring(0, folder.length() - 1)).stream()
                        .filter(name -> name.endsWith(ModelPath.ENDING))
                        .forEach(name -> tree.text(folder + name).ifPresent(text -> files.put(folder + name, text)));
            }
        }
        return files;
    }
}
