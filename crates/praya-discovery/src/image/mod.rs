//! Container images: what `docker save` writes, and OCI image layouts.
//!
//! An image is gone through twice: first its manifests and the names in its layers, then the
//! content of those files that the layers, laid one over the other, leave to be seen. So an image
//! gives what its unpacked root file system gives, and none of it is held in memory but names.

mod layer;
mod manifest;
mod merge;
mod store;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    io::{self, Read},
};

use manifest::{Files, Image, MARKS};
pub(crate) use store::Store;

use crate::{
    ImageCoverage, LayerCoverage,
    archive::{Bytes, Format, Opener, START, Stop, codec::Codec, read_on, tar},
    walk::name,
};

/// Largest manifest, index or configuration that is read, and all of them together.
const SMALL: (u64, usize) = (4 << 20, 64 << 20);
/// Compressed archives up to this size are looked through for an image's marks, whatever they
/// begin with.
const LOOKED_THROUGH: u64 = 32 << 20;
/// Most links from one entry to the next that are followed.
const LINKS: u32 = 8;

/// What the first pass learns.
#[derive(Default)]
struct Content {
    files: Files,
    layers: BTreeMap<String, layer::Listing>,
    /// Other names of entries: old versions of `docker save` link equal layers to each other.
    links: BTreeMap<String, String>,
}

/// Whether an archive that begins so may be an image, as container tools write them.
pub(crate) fn may_begin(start: &[u8]) -> bool {
    let mut reader = Bytes::Memory(start).reader();
    let Ok(Some(first)) = tar::Entries::new(&mut reader).next() else { return false };
    let name = manifest::clean(&name::display(&first.name));
    let name = name.strip_prefix("sha256:").unwrap_or(&name);
    let is_digest = name.len() >= 64 && name.bytes().take(64).all(|byte| byte.is_ascii_hexdigit());
    is_digest
        || name.is_empty()
        || name == "repositories"
        || name.starts_with("blobs")
        || MARKS.contains(&name)
}

impl Opener<'_> {
    /// Goes through a file on disk if it is an image; `false` where it is none.
    pub(crate) fn image_file(
        &mut self,
        path: &str,
        format: Format,
        bytes: Bytes<'_>,
    ) -> Result<bool, Stop> {
        match format {
            Format::Tar => self.image(path, &Store::Tar(bytes), 0),
            Format::Packed(codec) if is_worth_a_look(bytes, codec) => {
                self.image(path, &Store::Packed(bytes, codec), 0)
            }
            _ => Ok(false),
        }
    }

    /// Goes through what may be an image; `false` where it is none.
    pub(crate) fn image(
        &mut self,
        path: &str,
        store: &Store<'_>,
        depth: u32,
    ) -> Result<bool, Stop> {
        if !self.has_marks(store)? {
            return Ok(false);
        }
        let (content, failed) = self.first_pass(store)?;
        let Some(images) = manifest::read(&content.files) else { return Ok(false) };
        if let Some(error) = failed {
            self.cut(path, 0, &error)?;
        }
        for (what, reason) in images.absent {
            self.skip(&format!("{path}!/{what}"), 0, reason);
        }
        for (what, reason) in images.broken {
            self.fail(&format!("{path}!/{what}"), 0, reason);
        }
        self.skip_unused(path, &content, &images.images);
        for image in &images.images {
            self.one_image(path, image, store, &content, depth)?;
        }
        Ok(true)
    }

    /// Whether the store has entries of the names that an image has.
    fn has_marks(&self, store: &Store<'_>) -> Result<bool, Stop> {
        let mut met = [false; MARKS.len()];
        let budget = self.budget.anew();
        store.each(&budget, &mut |outer, _| {
            for (met, mark) in met.iter_mut().zip(MARKS) {
                *met |= outer.name == *mark;
            }
            Ok(())
        })?;
        if let Err(Stop::Deferred) = budget.check() {
            return Err(Stop::Deferred);
        }
        let [saved, index, layout] = met;
        Ok(saved || (index && layout))
    }

    fn first_pass(&self, store: &Store<'_>) -> Result<(Content, Option<io::Error>), Stop> {
        let mut content = Content::default();
        let mut small = 0;
        let failed = store.each(self.budget, &mut |outer, reader| {
            match outer.kind {
                tar::Kind::SymbolicLink | tar::Kind::HardLink => {
                    content.links.insert(outer.name.clone(), outer.link.clone());
                    return Ok(());
                }
                tar::Kind::File => {}
                _ => return Ok(()),
            }
            let mut start = Vec::new();
            if (&mut *reader).take(START as u64).read_to_end(&mut start).is_err() {
                return Ok(());
            }
            let is_json =
                start.trim_ascii_start().first().is_some_and(|first| b"{[".contains(first));
            if is_json && outer.size <= SMALL.0 && small < SMALL.1 {
                if read_on(reader, &mut start, outer.size, SMALL.0).is_ok() {
                    small += start.len();
                    content.files.insert(outer.name.clone(), start);
                }
            } else if let Some(listing) =
                layer::list(&mut start.as_slice().chain(reader), self.budget)?
            {
                content.layers.insert(outer.name.clone(), listing);
            }
            Ok(())
        })?;
        self.budget.check()?;
        Ok((content, failed))
    }

    /// Layers that no image names are none of any root file system.
    fn skip_unused(&mut self, path: &str, content: &Content, images: &[Image]) {
        let used: Vec<&str> = images
            .iter()
            .flat_map(|image| &image.layers)
            .map(|layer| content.resolve(layer))
            .collect();
        for name in content.layers.keys().filter(|name| !used.contains(&name.as_str())) {
            let reason = "a layer that no image in this file has".to_owned();
            self.skip(&format!("{path}!/{name}"), 0, reason);
        }
    }

    fn one_image(
        &mut self,
        path: &str,
        image: &Image,
        store: &Store<'_>,
        content: &Content,
        depth: u32,
    ) -> Result<(), Stop> {
        let root = format!("{path}!/{}", image.reference);
        self.opened("container image");
        let resolved: Vec<&str> = image.layers.iter().map(|name| content.resolve(name)).collect();
        let mut layers = Vec::new();
        for name in &resolved {
            let listing = content.layers.get(*name);
            let reason = match listing {
                None => Some("a layer that this file does not hold".to_owned()),
                Some(listing) => listing.failed.clone(),
            };
            if let Some(reason) = reason {
                self.fail(&format!("{path}!/{name}"), 0, reason);
            }
            layers.push(listing.map_or(&[][..], |listing| listing.items.as_slice()));
        }
        if let Some(config) = content.files.get(&image.config) {
            let inner = format!("{path}!/{}", image.config);
            self.entry(&inner, config.len() as u64, &mut config.as_slice(), depth)?;
        }
        let merged = merge::merge(&layers);
        self.say_hidden(&root, &merged);
        let mut covered = self.second_pass(&root, &resolved, store, &merged, depth)?;
        for (layer, digest) in covered.iter_mut().zip(digests(image, content)) {
            layer.digest = digest;
        }
        let platform = image.platform.clone();
        self.tally.coverage.images.push(ImageCoverage { path: root, platform, layers: covered });
        Ok(())
    }

    fn say_hidden(&mut self, root: &str, merged: &merge::Merged) {
        for (by, count) in &merged.deleted {
            let files = count.files;
            let reason = format!("deleted by a later layer: {files} file(s) of earlier ones");
            self.skip(&format!("{root}!/{by}"), count.bytes, reason);
        }
        if merged.replaced.files > 0 {
            let files = merged.replaced.files;
            let reason = format!("replaced by a later layer: {files} file(s) of earlier ones");
            self.skip(root, merged.replaced.bytes, reason);
        }
        for path in &merged.broken {
            let reason = "a hard link to what no layer holds".to_owned();
            self.fail(&format!("{root}!/{path}"), 0, reason);
        }
    }

    /// Reads what is seen of each layer.
    fn second_pass(
        &mut self,
        root: &str,
        layers: &[&str],
        store: &Store<'_>,
        merged: &merge::Merged,
        depth: u32,
    ) -> Result<Vec<LayerCoverage>, Stop> {
        let mut covered = vec![LayerCoverage::default(); layers.len()];
        let budget = self.budget;
        self.show_waiting();
        store.each(budget, &mut |outer, reader| {
            let is_this = |at: &usize| layers.get(*at) == Some(&outer.name.as_str());
            let is_seen = |at: &usize| merged.shown.range((*at, 0)..(*at + 1, 0)).next().is_some();
            let places: Vec<usize> = (0..layers.len()).filter(is_this).filter(is_seen).collect();
            let Some(layer) = places.first().and_then(|at| covered.get_mut(*at)) else {
                return Ok(());
            };
            let before = self.tally.report.sightings.len();
            layer::each(reader, budget, &mut |number, entry, content| {
                let shown = places.iter().filter_map(|at| merged.shown.get(&(*at, number)));
                let names: Vec<&String> = shown.flatten().collect();
                layer.files += names.len() as u64;
                layer.bytes = layer.bytes.saturating_add(entry.size * names.len() as u64);
                self.seen(root, &names, entry, content, depth)
            })?;
            self.show_waiting();
            let found = self.tally.report.sightings.iter().skip(before);
            layer.found_in = found.filter_map(|seen| within(root, &seen.location.path)).collect();
            layer.found_in.sort();
            layer.found_in.dedup();
            Ok(())
        })?;
        self.budget.check()?;
        Ok(covered)
    }

    /// Shows a file under each of the names by which it is seen.
    fn seen(
        &mut self,
        root: &str,
        names: &[&String],
        entry: &tar::Entry,
        content: &mut dyn Read,
        depth: u32,
    ) -> Result<(), Stop> {
        let path = |name: &str| format!("{root}!/{name}");
        if entry.kind == tar::Kind::Sparse {
            for name in names {
                self.fail(&path(name), entry.size, "stored as a sparse file".to_owned());
            }
            return Ok(());
        }
        if let [name] = names {
            return self.entry(&path(name), entry.size, content, depth);
        }
        let (mut bytes, holdable) = (Vec::new(), self.budget.holdable());
        if names.is_empty() {
            return Ok(());
        }
        if let Err(error) = read_on(content, &mut bytes, entry.size, holdable) {
            return names.iter().try_for_each(|name| self.cut(&path(name), entry.size, &error));
        }
        if bytes.len() as u64 > holdable {
            self.budget.too_much_to_hold()?;
            let reason = format!("larger than the limit of {holdable} bytes");
            names.iter().for_each(|name| self.skip(&path(name), entry.size, reason.clone()));
            return Ok(());
        }
        names
            .iter()
            .try_for_each(|name| self.entry(&path(name), entry.size, &mut bytes.as_slice(), depth))
    }
}

impl Content {
    /// The entry that a name leads to.
    fn resolve<'n>(&'n self, name: &'n str) -> &'n str {
        let mut name = name;
        for _ in 0..LINKS {
            match self.links.get(name) {
                Some(next) => name = next,
                None => break,
            }
        }
        name
    }
}

/// Compressed archives are looked through for an image's marks where that is cheap, or where they
/// begin as images do.
fn is_worth_a_look(bytes: Bytes<'_>, codec: Codec) -> bool {
    let mut start = Vec::new();
    let read = codec
        .decoder(bytes.reader())
        .and_then(|reader| reader.take(START as u64).read_to_end(&mut start));
    read.is_ok() && tar::is_tar(&start) && (bytes.len() <= LOOKED_THROUGH || may_begin(&start))
}

/// The path in an image of what was found in a file of it, or in an archive that the file is.
fn within(root: &str, path: &str) -> Option<String> {
    let path = path.strip_prefix(root)?.strip_prefix("!/")?;
    path.split("!/").next().map(str::to_owned)
}

/// How reports name the layers: by the digests that the configuration lists, or by name.
fn digests(image: &Image, content: &Content) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Config {
        rootfs: RootFs,
    }
    #[derive(serde::Deserialize)]
    struct RootFs {
        diff_ids: Vec<String>,
    }
    let config = content.files.get(&image.config);
    let listed = config.and_then(|bytes| serde_json::from_slice::<Config>(bytes).ok());
    match listed {
        Some(config) if config.rootfs.diff_ids.len() == image.layers.len() => {
            let ids = config.rootfs.diff_ids.iter();
            ids.map(|id| name::display(id.as_bytes())).collect()
        }
        _ => image.layers.clone(),
    }
}
