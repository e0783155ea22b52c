//! What an image says of itself: which layers, in which order, for which platform.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Indexes within indexes.
const DEPTH: u32 = 4;
/// Images of one file.
const IMAGES: usize = 256;

/// The small files of an image, by their names in it.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// One image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Image {
    /// How reports name it: its first tag, its platform where there are several, or its digest.
    pub(super) reference: String,
    /// `linux/amd64`, where it is said.
    pub(super) platform: Option<String>,
    /// Name of its configuration.
    pub(super) config: String,
    /// Names of its layers, the lowest first.
    pub(super) layers: Vec<String>,
}

/// Every image of a file, and what could not be followed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Images {
    pub(super) images: Vec<Image>,
    /// What the index names and this file rightly does not hold as an image, and why.
    pub(super) absent: Vec<(String, String)>,
    /// What could not be followed, and why.
    pub(super) broken: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Saved {
    config: String,
    repo_tags: Option<Vec<String>>,
    layers: Vec<String>,
}

#[derive(Deserialize)]
struct Index {
    manifests: Vec<Descriptor>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    digest: String,
    #[serde(default)]
    media_type: String,
    platform: Option<Platform>,
    #[serde(default)]
    annotations: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Platform {
    #[serde(default)]
    os: String,
    #[serde(default)]
    architecture: String,
    variant: Option<String>,
}

#[derive(Deserialize)]
struct Manifest {
    config: Descriptor,
    layers: Vec<Descriptor>,
}

/// Names of the files that tell an image from another archive.
pub(super) const MARKS: &[&str] = &["manifest.json", "index.json", "oci-layout"];

/// Reads what `docker save` wrote (`manifest.json`) or, where there is none, an OCI layout
/// (`index.json`). `None` where it is neither.
pub(super) fn read(files: &Files) -> Option<Images> {
    let mut images = match saved(files) {
        Some(images) => Images { images, ..Images::default() },
        None => laid_out(files)?,
    };
    name_apart(&mut images.images);
    Some(images)
}

fn saved(files: &Files) -> Option<Vec<Image>> {
    let saved: Vec<Saved> = serde_json::from_slice(files.get("manifest.json")?).ok()?;
    let images = saved.into_iter().take(IMAGES).map(|saved| {
        let tag = saved.repo_tags.into_iter().flatten().next();
        Image {
            reference: tag.unwrap_or_else(|| short_digest(&saved.config)),
            platform: platform(files, &saved.config),
            config: clean(&saved.config),
            layers: saved.layers.iter().map(|layer| clean(layer)).collect(),
        }
    });
    let images: Vec<Image> = images.collect();
    (!images.is_empty()).then_some(images)
}

fn laid_out(files: &Files) -> Option<Images> {
    files.get("oci-layout")?;
    let index: Index = serde_json::from_slice(files.get("index.json")?).ok()?;
    let mut images = Images::default();
    follow_all(&index, None, files, DEPTH, &mut images);
    Some(images)
}

/// Follows an index; one that holds itself many times over is not followed for ever.
fn follow_all(index: &Index, name: Option<&str>, files: &Files, depth: u32, images: &mut Images) {
    for descriptor in &index.manifests {
        if images.images.len() + images.absent.len() + images.broken.len() >= IMAGES {
            let what = name.unwrap_or("the rest of its index").to_owned();
            images.broken.push((what, format!("its index names more than {IMAGES} images")));
            return;
        }
        follow(descriptor, name, files, depth, images);
    }
}

fn follow(
    descriptor: &Descriptor,
    name: Option<&str>,
    files: &Files,
    depth: u32,
    images: &mut Images,
) {
    let named = ["io.containerd.image.name", "org.opencontainers.image.ref.name"]
        .iter()
        .find_map(|key| descriptor.annotations.get(*key))
        .map(String::as_str);
    let name = named.or(name);
    let shown = name.map_or_else(|| short_digest(&descriptor.digest), str::to_owned);
    let platform = descriptor.platform.as_ref().map(Platform::to_text);
    let labelled = match &platform {
        Some(platform) => format!("{shown} for {platform}"),
        None => shown.clone(),
    };
    let Some(bytes) = blob_name(&descriptor.digest).and_then(|name| files.get(&name)) else {
        let reason = "named by the image's index, and not part of this file";
        images.absent.push((labelled, reason.to_owned()));
        return;
    };
    if let Ok(index) = serde_json::from_slice::<Index>(bytes) {
        match depth.checked_sub(1) {
            Some(depth) => follow_all(&index, name, files, depth, images),
            None => images.broken.push((labelled, "indexes are nested too deep".to_owned())),
        }
    } else if let Ok(manifest) = serde_json::from_slice::<Manifest>(bytes) {
        let layers = manifest.layers.iter().filter(|layer| is_layer(layer));
        let layers: Option<Vec<String>> = layers.map(|layer| blob_name(&layer.digest)).collect();
        let config = blob_name(&manifest.config.digest);
        match (layers, config) {
            (Some(layers), _) if layers.is_empty() => images
                .absent
                .push((labelled, "not an image: it has no file system layers".to_owned())),
            (Some(layers), Some(config)) => {
                let platform = platform.or_else(|| self::platform(files, &config));
                images.images.push(Image { reference: shown, platform, config, layers });
            }
            _ => images.broken.push((labelled, "its manifest names no usable digests".to_owned())),
        }
    } else {
        images.broken.push((labelled, "its manifest cannot be read".to_owned()));
    }
}

/// Whether a layer is one of a file system; attestations and charts have others.
fn is_layer(layer: &Descriptor) -> bool {
    layer.media_type.is_empty()
        || layer.media_type.contains(".tar")
        || layer.media_type.contains("rootfs.diff")
        || layer.media_type.contains("image.layer")
}

/// Where an OCI layout keeps a blob. A digest that is not hexadecimal leads nowhere.
fn blob_name(digest: &str) -> Option<String> {
    let (algorithm, hex) = digest.split_once(':')?;
    let is_plain = |text: &str| {
        !text.is_empty()
            && text.len() <= 128
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    (is_plain(algorithm) && is_plain(hex)).then(|| format!("blobs/{algorithm}/{hex}"))
}

fn platform(files: &Files, config: &str) -> Option<String> {
    let platform: Platform = serde_json::from_slice(files.get(&clean(config))?).ok()?;
    (!platform.architecture.is_empty()).then(|| platform.to_text())
}

impl Platform {
    fn to_text(&self) -> String {
        let variant = self.variant.iter().map(|variant| format!("/{variant}"));
        format!("{}/{}{}", self.os, self.architecture, variant.collect::<String>())
    }
}

/// A name without what says nothing: `./`, doubled and leading slashes.
pub(super) fn clean(name: &str) -> String {
    let parts: Vec<&str> = name.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    parts.join("/")
}

/// Twelve digits of a digest, as container tools show it.
pub(super) fn short_digest(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    let hex = name.rsplit(':').next().unwrap_or(name);
    let hex = hex.split('.').next().unwrap_or(hex);
    format!("sha256:{}", hex.chars().take(12).collect::<String>())
}

/// Adds the platform, then the digest, to names that several images share.
fn name_apart(images: &mut [Image]) {
    let shared = |images: &[Image], name: &str| {
        images.iter().filter(|image| image.reference == name).count() > 1
    };
    for image in &mut *images {
        image.reference = crate::walk::name::display(image.reference.as_bytes());
    }
    let by_platform: Vec<String> = images
        .iter()
        .map(|image| match &image.platform {
            Some(platform) if shared(images, &image.reference) => {
                format!("{}@{platform}", image.reference)
            }
            _ => image.reference.clone(),
        })
        .collect();
    for (image, name) in images.iter_mut().zip(by_platform) {
        image.reference = name;
    }
    let by_digest: Vec<String> = images
        .iter()
        .map(|image| match shared(images, &image.reference) {
            true => format!("{}@{}", image.reference, short_digest(&image.config)),
            false => image.reference.clone(),
        })
        .collect();
    for (image, name) in images.iter_mut().zip(by_digest) {
        image.reference = name;
    }
}
