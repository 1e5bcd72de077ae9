//! Names of companies that provide services: they are parties wherever they stand, and no
//! activities.

use super::words::{Lexicon, fold};

const NAMES: &str = "accenture akamai alibaba amazon aruba atlassian atos aws azure bechtle \
    broadcom capgemini cegedim cisco citrix clever cloudflare databricks dell digitalocean docaposte \
    equinix eviden exoscale fortinet fujitsu gcp github gitlab google hashicorp hetzner hpe huawei \
    ibm infomaniak infosys ionos kyndryl leaseweb linode microsoft mongodb netapp nutanix okta \
    oodrive oracle ovh ovhcloud plusserver rackspace redhat salesforce sap scaleway servicenow \
    snowflake sopra stackit tencent upcloud vmware wipro outscale";
/// What stands behind such a name.
const BESIDE: &str = "cloud services web platform temple inc ltd sas gmbh ag team support hat red";
static WORDS: Lexicon = Lexicon::new(&[NAMES, BESIDE]);

/// Whether a name is that of a provider, and nothing else: "AWS", "Microsoft Azure", but no
/// "Azure backup".
pub(super) fn is_vendor(name: &str) -> bool {
    let folded = fold(name);
    let mut any = false;
    let all = folded.split(' ').all(|word| {
        let mut lists = WORDS.lists_with(word).peekable();
        let is_known = lists.peek().is_some();
        any |= lists.any(|list| list == 0);
        is_known
    });
    all && any
}

#[cfg(test)]
mod tests {
    use super::is_vendor;

    #[test]
    fn providers_are_known_by_their_names_alone() {
        for name in
            ["AWS", "OVHcloud", "Microsoft Azure", "Google Cloud", "cegedim.cloud", "SAP AG"]
        {
            assert!(is_vendor(name), "{name}");
        }
        for name in ["", "Cloud", "Azure backup", "Support team", "Set up AWS", "Web services"] {
            assert!(!is_vendor(name), "{name}");
        }
    }
}
