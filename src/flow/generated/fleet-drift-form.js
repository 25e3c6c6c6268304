// Generated from schemas/fleet.schema.json. Do not edit.
"use strict";
export const validate = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"inferra fleet","description":"What validate, plan, drift and status print with --json over several files or environments: a document with its members. Plans and drift reports in it are those of plan.schema.json and drift.schema.json. A later version with the same first number of formatVersion may add properties; readers ignore those that they do not know.","$defs":{"planFleet":{"title":"plan of a fleet","description":"What plan --json prints of a fleet.","type":"object","required":["formatVersion","fleet","exit","digest","members"],"properties":{"formatVersion":{"const":"1.0","description":"The version of this format."},"fleet":{"const":"plan","description":"The command that wrote it. The document of one file and environment has no such property."},"exit":{"$ref":"#/$defs/exit","description":"The exit code of the run: the strongest of its members'."},"digest":{"type":"string","pattern":"^[0-9a-f]{64}$","description":"SHA-256 over the digests of all plans, and which members have which."},"members":{"type":"array","description":"Every file and environment once, sorted by file and then by environment.","items":{"$ref":"#/$defs/planMember"}}}},"planMember":{"title":"member with a plan","description":"A file in one of its environments, and its plan.","type":"object","required":["file"],"properties":{"file":{"type":"string","description":"The path of the configuration, as the run found it.","examples":["teams/risk/inference.yaml"]},"environment":{"type":"string","description":"The environment of the file; absent where it has none, or where all were looked at together.","examples":["prod"]},"exit":{"$ref":"#/$defs/exit","description":"The exit code that this member alone would end with."},"plan":{"$ref":"plan.schema.json#/$defs/plan","description":"The plan, as plan --json prints it."},"error":{"$ref":"#/$defs/error","description":"Why this member has no result; it has one otherwise."}},"oneOf":[{"required":["exit","plan"]},{"required":["error"]}]},"driftFleet":{"title":"drift of a fleet","description":"What drift --json prints of a fleet, and what drift merge puts together. It holds no time: the same accounts give the same bytes.","type":"object","required":["formatVersion","fleet","counts","members"],"properties":{"formatVersion":{"const":"1.0","description":"The version of this format."},"fleet":{"const":"drift","description":"The command that wrote it. The document of one file and environment has no such property."},"counts":{"$ref":"drift.schema.json#/$defs/counts","description":"The sums over all members that have a report."},"members":{"type":"array","description":"Every file and environment once, sorted by file and then by environment.","items":{"$ref":"#/$defs/driftMember"}}}},"driftMember":{"title":"member with a drift report","description":"A file in one of its environments, and what differs.","type":"object","required":["file"],"properties":{"file":{"type":"string","description":"The path of the configuration, as the run found it.","examples":["teams/risk/inference.yaml"]},"environment":{"type":"string","description":"The environment of the file; absent where it has none, or where all were looked at together.","examples":["prod"]},"report":{"$ref":"drift.schema.json#/$defs/report","description":"The report, as drift --json prints it."},"error":{"$ref":"#/$defs/error","description":"Why this member has no result; it has one otherwise."}},"oneOf":[{"required":["report"]},{"required":["error"]}]},"statusFleet":{"title":"status of a fleet","description":"What status --json prints of a fleet.","type":"object","required":["formatVersion","fleet","exit","members"],"properties":{"formatVersion":{"const":"1.0","description":"The version of this format."},"fleet":{"const":"status","description":"The command that wrote it. The document of one file and environment has no such property."},"exit":{"$ref":"#/$defs/exit","description":"The exit code of the run: the strongest of its members'."},"members":{"type":"array","description":"Every file and environment once, sorted by file and then by environment.","items":{"$ref":"#/$defs/statusMember"}}}},"statusMember":{"title":"member with its state","description":"A file in one of its environments, and what is live of it.","type":"object","required":["file"],"properties":{"file":{"type":"string","description":"The path of the configuration, as the run found it.","examples":["teams/risk/inference.yaml"]},"environment":{"type":"string","description":"The environment of the file; absent where it has none, or where all were looked at together.","examples":["prod"]},"status":{"type":"object","description":"What status --json prints: project, environment, account, region and endpoints."},"error":{"$ref":"#/$defs/error","description":"Why this member has no result; it has one otherwise."}},"oneOf":[{"required":["status"]},{"required":["error"]}]},"validateFleet":{"title":"validate of a fleet","description":"What validate --json prints of several files.","type":"object","required":["formatVersion","fleet","exit","members"],"properties":{"formatVersion":{"const":"1.0","description":"The version of this format."},"fleet":{"const":"validate","description":"The command that wrote it. The document of one file and environment has no such property."},"exit":{"$ref":"#/$defs/exit","description":"The exit code of the run: the strongest of its members'."},"members":{"type":"array","description":"Every file and environment once, sorted by file and then by environment.","items":{"$ref":"#/$defs/validateMember"}}}},"validateMember":{"title":"member with its problems","description":"A file, or one of its environments, and what is wrong with it.","type":"object","required":["file"],"properties":{"file":{"type":"string","description":"The path of the configuration, as the run found it.","examples":["teams/risk/inference.yaml"]},"environment":{"type":"string","description":"The environment of the file; absent where it has none, or where all were looked at together.","examples":["prod"]},"valid":{"type":"boolean","description":"True where no problem is an error."},"diagnostics":{"type":"array","description":"Every problem, in the form of validate --json.","items":{"type":"object"}},"error":{"$ref":"#/$defs/error","description":"Why this member has no result; it has one otherwise."}},"oneOf":[{"required":["valid","diagnostics"]},{"required":["error"]}]},"error":{"title":"error","description":"Why a member has no result. What else stood in the way is written to stderr.","type":"object","required":["code","message","exit"],"properties":{"code":{"type":"string","pattern":"^INF[0-9]{4}$","description":"The code, which inferra explain knows.","examples":["INF2005"]},"message":{"type":"string","description":"What happened, for people."},"exit":{"$ref":"#/$defs/exit","description":"The exit code that this member alone would end with."}}},"exit":{"title":"exit code","description":"An exit code of inferra, as the README lists them.","enum":[0,1,2,3,4,5,6,7,64,65,130,143],"examples":[0,2]}},"$ref":"#/$defs/driftFleet"};
const schema32 = {"title":"drift of a fleet","description":"What drift --json prints of a fleet, and what drift merge puts together. It holds no time: the same accounts give the same bytes.","type":"object","required":["formatVersion","fleet","counts","members"],"properties":{"formatVersion":{"const":"1.0","description":"The version of this format."},"fleet":{"const":"drift","description":"The command that wrote it. The document of one file and environment has no such property."},"counts":{"$ref":"drift.schema.json#/$defs/counts","description":"The sums over all members that have a report."},"members":{"type":"array","description":"Every file and environment once, sorted by file and then by environment.","items":{"$ref":"#/$defs/driftMember"}}}};
const schema36 = {"title":"counts","description":"How many of each.","type":"object","required":["endpoints","findings","ignored","foreign","missing","failed","rolled back","unclear","changed","both","part","pending","unfinished","undecided","extra","content","stale","outdated"],"properties":{"endpoints":{"type":"integer","minimum":0,"description":"Endpoints that were looked at."},"findings":{"type":"integer","minimum":0,"description":"All findings, of whatever kind."},"ignored":{"type":"integer","minimum":0,"description":"Fields that a rule of the file ignores."},"foreign":{"type":"integer","minimum":0,"description":"Names that something else has."},"missing":{"type":"integer","minimum":0,"description":"Endpoints of the file that the account does not have."},"failed":{"type":"integer","minimum":0,"description":"Endpoints that have failed."},"rolled back":{"type":"integer","minimum":0,"description":"Endpoints whose last deployment was undone by the service."},"unclear":{"type":"integer","minimum":0,"description":"Endpoints of which nobody can tell what an earlier run did."},"changed":{"type":"integer","minimum":0,"description":"Endpoints that were changed in the account."},"both":{"type":"integer","minimum":0,"description":"Endpoints that were changed in the file and in the account."},"part":{"type":"integer","minimum":0,"description":"Configs and models under live endpoints that are gone or others."},"pending":{"type":"integer","minimum":0,"description":"Endpoints of which the file has moved on."},"unfinished":{"type":"integer","minimum":0,"description":"Endpoints that a run was cut off at."},"undecided":{"type":"integer","minimum":0,"description":"What waits for a decision that the lock file does not hold."},"extra":{"type":"integer","minimum":0,"description":"Endpoints that the file does not have."},"content":{"type":"integer","minimum":0,"description":"Pinned addresses with other content."},"stale":{"type":"integer","minimum":0,"description":"Measurements that are older than their policy allows."},"outdated":{"type":"integer","minimum":0,"description":"Measurements of other inputs than those of today."}}};
const schema71 = {"title":"member with a drift report","description":"A file in one of its environments, and what differs.","type":"object","required":["file"],"properties":{"file":{"type":"string","description":"The path of the configuration, as the run found it.","examples":["teams/risk/inference.yaml"]},"environment":{"type":"string","description":"The environment of the file; absent where it has none, or where all were looked at together.","examples":["prod"]},"report":{"$ref":"drift.schema.json#/$defs/report","description":"The report, as drift --json prints it."},"error":{"$ref":"#/$defs/error","description":"Why this member has no result; it has one otherwise."}},"oneOf":[{"required":["report"]},{"required":["error"]}]};
const schema34 = {"title":"report","description":"One project and environment beside its account.","type":"object","required":["formatVersion","project","environment","account","region","allowPending","counts","findings","ignored","notCompared","diagnostics","endpoints"],"properties":{"formatVersion":{"const":"1.0","description":"The version of this format."},"project":{"type":"string","description":"The project of the file.","examples":["risk"]},"environment":{"type":"string","description":"The environment of the file; `default` where the file has none.","examples":["default","prod"]},"account":{"type":"string","description":"The AWS account that was read.","pattern":"^[0-9]{12}$","examples":["123456789012"]},"region":{"type":"string","description":"The AWS region that was read.","examples":["us-east-1"]},"allowPending":{"type":"boolean","description":"True with --allow-pending: findings that are pending or undecided are no difference, and do not make exit 2."},"shard":{"$ref":"#/$defs/shard","description":"Which part of the whole it is, with --shard; absent for the whole."},"counts":{"$ref":"#/$defs/counts","description":"How much was looked at and found."},"findings":{"type":"array","description":"What differs, sorted by address.","items":{"$ref":"#/$defs/finding"}},"ignored":{"type":"array","description":"What differs and a rule of the file lives with, sorted by field.","items":{"$ref":"#/$defs/ignored"}},"notCompared":{"type":"array","description":"What nobody looked at, or what cannot be compared; sorted by field.","items":{"$ref":"#/$defs/notCompared"}},"diagnostics":{"type":"array","description":"What is to be said of the check itself, such as ignore rules that are over.","items":{"$ref":"#/$defs/diagnostic"}},"endpoints":{"type":"array","description":"Every endpoint that was looked at, sorted by address.","items":{"$ref":"#/$defs/checked"}}}};
const schema35 = {"title":"shard","description":"One of several runs that share the endpoints of a file among them.","type":"object","required":["index","of"],"properties":{"index":{"type":"integer","minimum":1,"maximum":10000,"description":"Its number, from 1.","examples":[3]},"of":{"type":"integer","minimum":1,"maximum":10000,"description":"How many there are.","examples":[16]}},"additionalProperties":false};
const schema64 = {"title":"ignored","description":"A difference that a rule of the file lives with.","type":"object","required":["address","at","field","because","until"],"properties":{"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"at":{"type":"string","description":"The field, as in findings.","examples":["endpoints.fraud.instance.count"]},"field":{"type":"string","description":"What people call it.","examples":["instance count"]},"applied":{"type":"string","description":"As it was last applied."},"live":{"type":"string","description":"As it is in the account."},"because":{"type":"string","description":"The reason that the rule gives.","examples":["more instances until the campaign is over"]},"until":{"type":"string","description":"The last day on which the rule counts.","examples":["2027-01-31"]}}};
const schema65 = {"title":"not compared","description":"What this run says nothing about.","type":"object","required":["at","because"],"properties":{"at":{"type":"string","description":"The field, or what stands above it.","examples":["models.fraud-xgb.image"]},"because":{"type":"string","description":"Why it was not compared."}}};
const schema69 = {"title":"checked endpoint","description":"An endpoint that was looked at.","type":"object","required":["address","name","verdict"],"properties":{"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"name":{"type":"string","description":"The endpoint's name in the account.","examples":["fraud"]},"verdict":{"description":"same: nothing to do. pending: the file moved on. drift: somebody changed the account. both: file and account. unfinished: a run was cut off. rolled back: the service undid the last attempt at exactly this. busy: the service is at work on it. unclear: what happened cannot be told. foreign: somebody else's endpoint has the name.","enum":["same","pending","drift","both","unfinished","rolled back","busy","unclear","foreign","undecided"]},"status":{"type":"string","description":"The service's word for its state; absent where the account has none.","examples":["InService"]}}};
const pattern4 = new RegExp("^[0-9]{12}$", "u");
const schema37 = {"title":"finding","description":"One difference; `is` says of which kind.","oneOf":[{"$ref":"#/$defs/moved"},{"$ref":"#/$defs/missing"},{"$ref":"#/$defs/extra"},{"$ref":"#/$defs/foreign"},{"$ref":"#/$defs/failed"},{"$ref":"#/$defs/rolledBack"},{"$ref":"#/$defs/cutOff"},{"$ref":"#/$defs/undecided"},{"$ref":"#/$defs/part"},{"$ref":"#/$defs/content"},{"$ref":"#/$defs/stale"},{"$ref":"#/$defs/outdated"}]};
const schema38 = {"title":"moved","description":"An endpoint that is not as the file says.","type":"object","required":["is","address","name","fields","takes"],"properties":{"is":{"enum":["changed","pending","both"],"description":"changed: somebody changed the account. pending: the file has moved on. both: both happened, or who did it cannot be told."},"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where the file speaks of it; absent where it does not."},"name":{"type":"string","description":"The endpoint's name in the account.","examples":["fraud"]},"fields":{"type":"array","description":"The fields that differ.","items":{"$ref":"#/$defs/field"}},"takes":{"type":"string","description":"What it takes to set it right, as a plan says it.","examples":["live · no new fleet"]}}};
const schema39 = {"title":"place","description":"A place in a file.","type":"object","required":["file","line","column"],"properties":{"file":{"type":"string","description":"The path as it was given.","examples":["inference.yaml"]},"line":{"type":"integer","description":"The line, counted from 1.","minimum":1},"column":{"type":"integer","description":"The column, counted from 1 in Unicode code points.","minimum":1}}};
const schema40 = {"title":"field","description":"One field three-way, as texts to be read. A value that came from the environment is masked.","type":"object","required":["at","field","by"],"properties":{"at":{"type":"string","description":"Where it stands in the words of the file; an ignore rule names it by this.","examples":["endpoints.ranker.variants.control.weight"]},"field":{"type":"string","description":"What people call it.","examples":["control weight"]},"by":{"enum":["account","repository","both","unknown"],"description":"Who moved it away from what was last applied; unknown where what was applied cannot be told any more."},"applied":{"type":"string","description":"As it was last applied; absent where it was not there or is not known.","examples":["9"]},"live":{"type":"string","description":"As it is in the account; absent where it is not there.","examples":["5"]},"desired":{"type":"string","description":"As the file wants it; absent where it does not.","examples":["9"]}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.is === undefined) && (missing0 = "is")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.fields === undefined) && (missing0 = "fields"))) || ((data.takes === undefined) && (missing0 = "takes"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.is !== undefined){
let data0 = data.is;
const _errs1 = errors;
if(!(((data0 === "changed") || (data0 === "pending")) || (data0 === "both"))){
validate25.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/enum",keyword:"enum",params:{allowedValues: schema38.properties.is.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate25.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data2 = data.place;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.file === undefined) && (missing1 = "file")) || ((data2.line === undefined) && (missing1 = "line"))) || ((data2.column === undefined) && (missing1 = "column"))){
validate25.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.file !== undefined){
const _errs7 = errors;
if(typeof data2.file !== "string"){
validate25.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.line !== undefined){
let data4 = data2.line;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate25.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate25.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.column !== undefined){
let data5 = data2.column;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate25.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate25.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs13 = errors;
if(typeof data.name !== "string"){
validate25.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fields !== undefined){
let data7 = data.fields;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data7)){
var valid3 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if((((data8.at === undefined) && (missing2 = "at")) || ((data8.field === undefined) && (missing2 = "field"))) || ((data8.by === undefined) && (missing2 = "by"))){
validate25.errors = [{instancePath:instancePath+"/fields/" + i0,schemaPath:"#/$defs/field/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data8.at !== undefined){
const _errs20 = errors;
if(typeof data8.at !== "string"){
validate25.errors = [{instancePath:instancePath+"/fields/" + i0+"/at",schemaPath:"#/$defs/field/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs20 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.field !== undefined){
const _errs22 = errors;
if(typeof data8.field !== "string"){
validate25.errors = [{instancePath:instancePath+"/fields/" + i0+"/field",schemaPath:"#/$defs/field/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs22 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.by !== undefined){
let data11 = data8.by;
const _errs24 = errors;
if(!((((data11 === "account") || (data11 === "repository")) || (data11 === "both")) || (data11 === "unknown"))){
validate25.errors = [{instancePath:instancePath+"/fields/" + i0+"/by",schemaPath:"#/$defs/field/properties/by/enum",keyword:"enum",params:{allowedValues: schema40.properties.by.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs24 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.applied !== undefined){
const _errs25 = errors;
if(typeof data8.applied !== "string"){
validate25.errors = [{instancePath:instancePath+"/fields/" + i0+"/applied",schemaPath:"#/$defs/field/properties/applied/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs25 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.live !== undefined){
const _errs27 = errors;
if(typeof data8.live !== "string"){
validate25.errors = [{instancePath:instancePath+"/fields/" + i0+"/live",schemaPath:"#/$defs/field/properties/live/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs27 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.desired !== undefined){
const _errs29 = errors;
if(typeof data8.desired !== "string"){
validate25.errors = [{instancePath:instancePath+"/fields/" + i0+"/desired",schemaPath:"#/$defs/field/properties/desired/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs29 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/fields/" + i0,schemaPath:"#/$defs/field/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs17 === errors;
if(!valid3){
break;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.takes !== undefined){
const _errs31 = errors;
if(typeof data.takes !== "string"){
validate25.errors = [{instancePath:instancePath+"/takes",schemaPath:"#/properties/takes/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":{"is":true,"address":true,"place":true,"name":true,"fields":true,"takes":true},"dynamicProps":false,"dynamicItems":false};

const schema41 = {"title":"missing","description":"An endpoint of the file that the account does not have.","type":"object","required":["is","address","name","deleting","parts"],"properties":{"is":{"const":"missing","description":"What kind of finding it is."},"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where the file speaks of it; absent where it does not."},"name":{"type":"string","description":"The endpoint's name in the account.","examples":["fraud"]},"deleting":{"type":"boolean","description":"True while the service is deleting it."},"parts":{"type":"boolean","description":"True where configs or models of it stand: it was there once."}}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.is === undefined) && (missing0 = "is")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.deleting === undefined) && (missing0 = "deleting"))) || ((data.parts === undefined) && (missing0 = "parts"))){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.is !== undefined){
const _errs1 = errors;
if("missing" !== data.is){
validate27.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/const",keyword:"const",params:{allowedValue: "missing"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate27.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data2 = data.place;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.file === undefined) && (missing1 = "file")) || ((data2.line === undefined) && (missing1 = "line"))) || ((data2.column === undefined) && (missing1 = "column"))){
validate27.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.file !== undefined){
const _errs7 = errors;
if(typeof data2.file !== "string"){
validate27.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.line !== undefined){
let data4 = data2.line;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate27.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate27.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.column !== undefined){
let data5 = data2.column;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate27.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate27.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs13 = errors;
if(typeof data.name !== "string"){
validate27.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deleting !== undefined){
const _errs15 = errors;
if(typeof data.deleting !== "boolean"){
validate27.errors = [{instancePath:instancePath+"/deleting",schemaPath:"#/properties/deleting/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parts !== undefined){
const _errs17 = errors;
if(typeof data.parts !== "boolean"){
validate27.errors = [{instancePath:instancePath+"/parts",schemaPath:"#/properties/parts/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":{"is":true,"address":true,"place":true,"name":true,"deleting":true,"parts":true},"dynamicProps":false,"dynamicItems":false};

const schema43 = {"title":"extra","description":"An endpoint that this project owns and the file does not have.","type":"object","required":["is","address","name"],"properties":{"is":{"const":"extra","description":"What kind of finding it is."},"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where the file speaks of it; absent where it does not."},"name":{"type":"string","description":"The endpoint's name in the account.","examples":["fraud"]},"replacedBy":{"type":"string","description":"The endpoint that has taken its place; absent where none has.","examples":["fraud-2"]}}};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.is === undefined) && (missing0 = "is")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.name === undefined) && (missing0 = "name"))){
validate29.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.is !== undefined){
const _errs1 = errors;
if("extra" !== data.is){
validate29.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/const",keyword:"const",params:{allowedValue: "extra"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate29.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data2 = data.place;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.file === undefined) && (missing1 = "file")) || ((data2.line === undefined) && (missing1 = "line"))) || ((data2.column === undefined) && (missing1 = "column"))){
validate29.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.file !== undefined){
const _errs7 = errors;
if(typeof data2.file !== "string"){
validate29.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.line !== undefined){
let data4 = data2.line;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate29.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate29.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.column !== undefined){
let data5 = data2.column;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate29.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate29.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs13 = errors;
if(typeof data.name !== "string"){
validate29.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.replacedBy !== undefined){
const _errs15 = errors;
if(typeof data.replacedBy !== "string"){
validate29.errors = [{instancePath:instancePath+"/replacedBy",schemaPath:"#/properties/replacedBy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate29.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":{"is":true,"address":true,"place":true,"name":true,"replacedBy":true},"dynamicProps":false,"dynamicItems":false};

const schema45 = {"title":"foreign","description":"Something else has the name of an endpoint of the file.","type":"object","required":["is","address","name","owner"],"properties":{"is":{"const":"foreign","description":"What kind of finding it is."},"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where the file speaks of it; absent where it does not."},"name":{"type":"string","description":"The endpoint's name in the account.","examples":["fraud"]},"owner":{"type":"string","description":"Whose it is, in words."}}};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.is === undefined) && (missing0 = "is")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.owner === undefined) && (missing0 = "owner"))){
validate31.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.is !== undefined){
const _errs1 = errors;
if("foreign" !== data.is){
validate31.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/const",keyword:"const",params:{allowedValue: "foreign"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate31.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data2 = data.place;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.file === undefined) && (missing1 = "file")) || ((data2.line === undefined) && (missing1 = "line"))) || ((data2.column === undefined) && (missing1 = "column"))){
validate31.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.file !== undefined){
const _errs7 = errors;
if(typeof data2.file !== "string"){
validate31.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.line !== undefined){
let data4 = data2.line;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate31.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate31.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.column !== undefined){
let data5 = data2.column;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate31.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate31.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs13 = errors;
if(typeof data.name !== "string"){
validate31.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.owner !== undefined){
const _errs15 = errors;
if(typeof data.owner !== "string"){
validate31.errors = [{instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate31.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":{"is":true,"address":true,"place":true,"name":true,"owner":true},"dynamicProps":false,"dynamicItems":false};

const schema47 = {"title":"failed","description":"An endpoint whose status is Failed.","type":"object","required":["is","address","name","served"],"properties":{"is":{"const":"failed","description":"What kind of finding it is."},"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where the file speaks of it; absent where it does not."},"name":{"type":"string","description":"The endpoint's name in the account.","examples":["fraud"]},"served":{"type":"boolean","description":"True where it has served before."},"reason":{"type":"string","description":"The service's own reason; absent where it gives none."}}};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.is === undefined) && (missing0 = "is")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.served === undefined) && (missing0 = "served"))){
validate33.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.is !== undefined){
const _errs1 = errors;
if("failed" !== data.is){
validate33.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/const",keyword:"const",params:{allowedValue: "failed"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate33.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data2 = data.place;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.file === undefined) && (missing1 = "file")) || ((data2.line === undefined) && (missing1 = "line"))) || ((data2.column === undefined) && (missing1 = "column"))){
validate33.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.file !== undefined){
const _errs7 = errors;
if(typeof data2.file !== "string"){
validate33.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.line !== undefined){
let data4 = data2.line;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate33.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate33.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.column !== undefined){
let data5 = data2.column;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate33.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate33.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs13 = errors;
if(typeof data.name !== "string"){
validate33.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.served !== undefined){
const _errs15 = errors;
if(typeof data.served !== "boolean"){
validate33.errors = [{instancePath:instancePath+"/served",schemaPath:"#/properties/served/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs17 = errors;
if(typeof data.reason !== "string"){
validate33.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate33.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":{"is":true,"address":true,"place":true,"name":true,"served":true,"reason":true},"dynamicProps":false,"dynamicItems":false};

const schema49 = {"title":"rolled back","description":"The service undid the deployment of what the file wants.","type":"object","required":["is","address","name"],"properties":{"is":{"const":"rolled back","description":"What kind of finding it is."},"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where the file speaks of it; absent where it does not."},"name":{"type":"string","description":"The endpoint's name in the account.","examples":["fraud"]},"reason":{"type":"string","description":"The service's own reason; absent where it gives none."}}};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.is === undefined) && (missing0 = "is")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.name === undefined) && (missing0 = "name"))){
validate35.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.is !== undefined){
const _errs1 = errors;
if("rolled back" !== data.is){
validate35.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/const",keyword:"const",params:{allowedValue: "rolled back"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate35.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data2 = data.place;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.file === undefined) && (missing1 = "file")) || ((data2.line === undefined) && (missing1 = "line"))) || ((data2.column === undefined) && (missing1 = "column"))){
validate35.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.file !== undefined){
const _errs7 = errors;
if(typeof data2.file !== "string"){
validate35.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.line !== undefined){
let data4 = data2.line;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate35.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate35.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.column !== undefined){
let data5 = data2.column;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate35.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate35.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate35.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs13 = errors;
if(typeof data.name !== "string"){
validate35.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs15 = errors;
if(typeof data.reason !== "string"){
validate35.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate35.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"props":{"is":true,"address":true,"place":true,"name":true,"reason":true},"dynamicProps":false,"dynamicItems":false};

const schema51 = {"title":"cut off","description":"An earlier run did not come to its end.","type":"object","required":["is","address","name","because"],"properties":{"is":{"enum":["unfinished","unclear"],"description":"unfinished: an apply goes on with it. unclear: what it did cannot be told."},"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where the file speaks of it; absent where it does not."},"name":{"type":"string","description":"The endpoint's name in the account.","examples":["fraud"]},"because":{"type":"string","description":"What is known of it, in words."}}};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.is === undefined) && (missing0 = "is")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.because === undefined) && (missing0 = "because"))){
validate37.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.is !== undefined){
let data0 = data.is;
const _errs1 = errors;
if(!((data0 === "unfinished") || (data0 === "unclear"))){
validate37.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/enum",keyword:"enum",params:{allowedValues: schema51.properties.is.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate37.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data2 = data.place;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.file === undefined) && (missing1 = "file")) || ((data2.line === undefined) && (missing1 = "line"))) || ((data2.column === undefined) && (missing1 = "column"))){
validate37.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.file !== undefined){
const _errs7 = errors;
if(typeof data2.file !== "string"){
validate37.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.line !== undefined){
let data4 = data2.line;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate37.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate37.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.column !== undefined){
let data5 = data2.column;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate37.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate37.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs13 = errors;
if(typeof data.name !== "string"){
validate37.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.because !== undefined){
const _errs15 = errors;
if(typeof data.because !== "string"){
validate37.errors = [{instancePath:instancePath+"/because",schemaPath:"#/properties/because/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate37.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":{"is":true,"address":true,"place":true,"name":true,"because":true},"dynamicProps":false,"dynamicItems":false};

const schema53 = {"title":"undecided","description":"Something that rests on a decision which the lock file does not hold.","type":"object","required":["is","address","because"],"properties":{"is":{"const":"undecided","description":"What kind of finding it is."},"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where the file speaks of it; absent where it does not."},"because":{"type":"string","description":"What it waits for, in words."}}};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.is === undefined) && (missing0 = "is")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.because === undefined) && (missing0 = "because"))){
validate39.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.is !== undefined){
const _errs1 = errors;
if("undecided" !== data.is){
validate39.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/const",keyword:"const",params:{allowedValue: "undecided"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate39.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data2 = data.place;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.file === undefined) && (missing1 = "file")) || ((data2.line === undefined) && (missing1 = "line"))) || ((data2.column === undefined) && (missing1 = "column"))){
validate39.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.file !== undefined){
const _errs7 = errors;
if(typeof data2.file !== "string"){
validate39.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.line !== undefined){
let data4 = data2.line;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate39.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate39.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.column !== undefined){
let data5 = data2.column;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate39.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate39.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.because !== undefined){
const _errs13 = errors;
if(typeof data.because !== "string"){
validate39.errors = [{instancePath:instancePath+"/because",schemaPath:"#/properties/because/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate39.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":{"is":true,"address":true,"place":true,"because":true},"dynamicProps":false,"dynamicItems":false};

const schema55 = {"title":"part","description":"A config or model under a live endpoint is not what was deployed.","type":"object","required":["is","address","name","kind","part","state","fields"],"properties":{"is":{"const":"part","description":"What kind of finding it is."},"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where the file speaks of it; absent where it does not."},"name":{"type":"string","description":"The endpoint's name in the account.","examples":["fraud"]},"kind":{"enum":["endpoint-config","model"],"description":"What kind of resource it is."},"part":{"type":"string","description":"The name of the config or model in the account."},"state":{"enum":["deleted","replaced","disowned"],"description":"disowned: its content is the same, and it has lost the tags that say whose it is."},"fields":{"type":"array","description":"The fields that differ.","items":{"$ref":"#/$defs/field"}}}};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate41.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.is === undefined) && (missing0 = "is")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.part === undefined) && (missing0 = "part"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.fields === undefined) && (missing0 = "fields"))){
validate41.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.is !== undefined){
const _errs1 = errors;
if("part" !== data.is){
validate41.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/const",keyword:"const",params:{allowedValue: "part"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate41.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data2 = data.place;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.file === undefined) && (missing1 = "file")) || ((data2.line === undefined) && (missing1 = "line"))) || ((data2.column === undefined) && (missing1 = "column"))){
validate41.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.file !== undefined){
const _errs7 = errors;
if(typeof data2.file !== "string"){
validate41.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.line !== undefined){
let data4 = data2.line;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate41.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate41.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.column !== undefined){
let data5 = data2.column;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate41.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate41.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs13 = errors;
if(typeof data.name !== "string"){
validate41.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
let data7 = data.kind;
const _errs15 = errors;
if(!((data7 === "endpoint-config") || (data7 === "model"))){
validate41.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema55.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.part !== undefined){
const _errs16 = errors;
if(typeof data.part !== "string"){
validate41.errors = [{instancePath:instancePath+"/part",schemaPath:"#/properties/part/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data9 = data.state;
const _errs18 = errors;
if(!(((data9 === "deleted") || (data9 === "replaced")) || (data9 === "disowned"))){
validate41.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema55.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fields !== undefined){
let data10 = data.fields;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data10)){
var valid3 = true;
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
const _errs21 = errors;
const _errs22 = errors;
if(errors === _errs22){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
let missing2;
if((((data11.at === undefined) && (missing2 = "at")) || ((data11.field === undefined) && (missing2 = "field"))) || ((data11.by === undefined) && (missing2 = "by"))){
validate41.errors = [{instancePath:instancePath+"/fields/" + i0,schemaPath:"#/$defs/field/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data11.at !== undefined){
const _errs24 = errors;
if(typeof data11.at !== "string"){
validate41.errors = [{instancePath:instancePath+"/fields/" + i0+"/at",schemaPath:"#/$defs/field/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs24 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.field !== undefined){
const _errs26 = errors;
if(typeof data11.field !== "string"){
validate41.errors = [{instancePath:instancePath+"/fields/" + i0+"/field",schemaPath:"#/$defs/field/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs26 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.by !== undefined){
let data14 = data11.by;
const _errs28 = errors;
if(!((((data14 === "account") || (data14 === "repository")) || (data14 === "both")) || (data14 === "unknown"))){
validate41.errors = [{instancePath:instancePath+"/fields/" + i0+"/by",schemaPath:"#/$defs/field/properties/by/enum",keyword:"enum",params:{allowedValues: schema40.properties.by.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs28 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.applied !== undefined){
const _errs29 = errors;
if(typeof data11.applied !== "string"){
validate41.errors = [{instancePath:instancePath+"/fields/" + i0+"/applied",schemaPath:"#/$defs/field/properties/applied/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs29 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.live !== undefined){
const _errs31 = errors;
if(typeof data11.live !== "string"){
validate41.errors = [{instancePath:instancePath+"/fields/" + i0+"/live",schemaPath:"#/$defs/field/properties/live/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs31 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.desired !== undefined){
const _errs33 = errors;
if(typeof data11.desired !== "string"){
validate41.errors = [{instancePath:instancePath+"/fields/" + i0+"/desired",schemaPath:"#/$defs/field/properties/desired/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs33 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/fields/" + i0,schemaPath:"#/$defs/field/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs21 === errors;
if(!valid3){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate41.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate41.errors = vErrors;
return errors === 0;
}
validate41.evaluated = {"props":{"is":true,"address":true,"place":true,"name":true,"kind":true,"part":true,"state":true,"fields":true},"dynamicProps":false,"dynamicItems":false};

const schema58 = {"title":"content","description":"What stands at a pinned address is not what is pinned.","type":"object","required":["is","address","at","what","uri","state","live"],"properties":{"is":{"const":"content","description":"What kind of finding it is."},"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where the file speaks of it; absent where it does not."},"at":{"type":"string","description":"The address as a field of the file.","examples":["models.fraud-xgb.artifact"]},"what":{"type":"string","description":"What stands there: an image, an artifact or a package.","examples":["artifact"]},"uri":{"type":"string","description":"The address itself.","examples":["s3://risk-models/fraud/42/model.tar.gz"]},"state":{"enum":["moved","gone","unapproved"],"description":"moved: it has other content. unapproved: a package version that is not approved any more."},"pinned":{"type":"string","description":"What the lock file holds; absent where it names a version only."},"live":{"type":"string","description":"What stands there now, or why nothing does."}}};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate43.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.is === undefined) && (missing0 = "is")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.what === undefined) && (missing0 = "what"))) || ((data.uri === undefined) && (missing0 = "uri"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.live === undefined) && (missing0 = "live"))){
validate43.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.is !== undefined){
const _errs1 = errors;
if("content" !== data.is){
validate43.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/const",keyword:"const",params:{allowedValue: "content"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate43.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data2 = data.place;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.file === undefined) && (missing1 = "file")) || ((data2.line === undefined) && (missing1 = "line"))) || ((data2.column === undefined) && (missing1 = "column"))){
validate43.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.file !== undefined){
const _errs7 = errors;
if(typeof data2.file !== "string"){
validate43.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.line !== undefined){
let data4 = data2.line;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate43.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate43.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.column !== undefined){
let data5 = data2.column;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate43.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate43.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
const _errs13 = errors;
if(typeof data.at !== "string"){
validate43.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.what !== undefined){
const _errs15 = errors;
if(typeof data.what !== "string"){
validate43.errors = [{instancePath:instancePath+"/what",schemaPath:"#/properties/what/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.uri !== undefined){
const _errs17 = errors;
if(typeof data.uri !== "string"){
validate43.errors = [{instancePath:instancePath+"/uri",schemaPath:"#/properties/uri/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data9 = data.state;
const _errs19 = errors;
if(!(((data9 === "moved") || (data9 === "gone")) || (data9 === "unapproved"))){
validate43.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema58.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pinned !== undefined){
const _errs20 = errors;
if(typeof data.pinned !== "string"){
validate43.errors = [{instancePath:instancePath+"/pinned",schemaPath:"#/properties/pinned/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
const _errs22 = errors;
if(typeof data.live !== "string"){
validate43.errors = [{instancePath:instancePath+"/live",schemaPath:"#/properties/live/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate43.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate43.errors = vErrors;
return errors === 0;
}
validate43.evaluated = {"props":{"is":true,"address":true,"place":true,"at":true,"what":true,"uri":true,"state":true,"pinned":true,"live":true},"dynamicProps":false,"dynamicItems":false};

const schema60 = {"title":"stale","description":"A measurement that is older than its policy allows.","type":"object","required":["is","address","model","measuredAt","after","since"],"properties":{"is":{"const":"stale","description":"What kind of finding it is."},"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where the file speaks of it; absent where it does not."},"model":{"type":"string","description":"The key of the model that was measured.","examples":["fraud-xgb"]},"measuredAt":{"type":"string","description":"When the last job ended.","examples":["2026-11-24T13:20:00Z"]},"after":{"type":"number","description":"Days that the policy allows.","examples":[90]},"since":{"type":"string","description":"The day on which it became too old.","examples":["2027-02-22"]}}};

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate45.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.is === undefined) && (missing0 = "is")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.model === undefined) && (missing0 = "model"))) || ((data.measuredAt === undefined) && (missing0 = "measuredAt"))) || ((data.after === undefined) && (missing0 = "after"))) || ((data.since === undefined) && (missing0 = "since"))){
validate45.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.is !== undefined){
const _errs1 = errors;
if("stale" !== data.is){
validate45.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/const",keyword:"const",params:{allowedValue: "stale"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate45.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data2 = data.place;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.file === undefined) && (missing1 = "file")) || ((data2.line === undefined) && (missing1 = "line"))) || ((data2.column === undefined) && (missing1 = "column"))){
validate45.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.file !== undefined){
const _errs7 = errors;
if(typeof data2.file !== "string"){
validate45.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.line !== undefined){
let data4 = data2.line;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate45.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate45.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.column !== undefined){
let data5 = data2.column;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate45.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate45.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.model !== undefined){
const _errs13 = errors;
if(typeof data.model !== "string"){
validate45.errors = [{instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.measuredAt !== undefined){
const _errs15 = errors;
if(typeof data.measuredAt !== "string"){
validate45.errors = [{instancePath:instancePath+"/measuredAt",schemaPath:"#/properties/measuredAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.after !== undefined){
let data8 = data.after;
const _errs17 = errors;
if(!((typeof data8 == "number") && (isFinite(data8)))){
validate45.errors = [{instancePath:instancePath+"/after",schemaPath:"#/properties/after/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.since !== undefined){
const _errs19 = errors;
if(typeof data.since !== "string"){
validate45.errors = [{instancePath:instancePath+"/since",schemaPath:"#/properties/since/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate45.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate45.errors = vErrors;
return errors === 0;
}
validate45.evaluated = {"props":{"is":true,"address":true,"place":true,"model":true,"measuredAt":true,"after":true,"since":true},"dynamicProps":false,"dynamicItems":false};

const schema62 = {"title":"outdated","description":"A measurement of other inputs than those of today.","type":"object","required":["is","address","model","measuredOn","changed"],"properties":{"is":{"const":"outdated","description":"What kind of finding it is."},"address":{"type":"string","description":"What it is about: an endpoint, a model or a recommendation.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where the file speaks of it; absent where it does not."},"model":{"type":"string","description":"The key of the model that was measured.","examples":["fraud-xgb"]},"measuredOn":{"type":"string","description":"What was measured, in words.","examples":["s3://risk-models/fraud/41/model.tar.gz"]},"changed":{"enum":["model","policy"],"description":"What has changed since it was measured."}}};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate47.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.is === undefined) && (missing0 = "is")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.model === undefined) && (missing0 = "model"))) || ((data.measuredOn === undefined) && (missing0 = "measuredOn"))) || ((data.changed === undefined) && (missing0 = "changed"))){
validate47.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.is !== undefined){
const _errs1 = errors;
if("outdated" !== data.is){
validate47.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/const",keyword:"const",params:{allowedValue: "outdated"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate47.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data2 = data.place;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.file === undefined) && (missing1 = "file")) || ((data2.line === undefined) && (missing1 = "line"))) || ((data2.column === undefined) && (missing1 = "column"))){
validate47.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.file !== undefined){
const _errs7 = errors;
if(typeof data2.file !== "string"){
validate47.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.line !== undefined){
let data4 = data2.line;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate47.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate47.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.column !== undefined){
let data5 = data2.column;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate47.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate47.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.model !== undefined){
const _errs13 = errors;
if(typeof data.model !== "string"){
validate47.errors = [{instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.measuredOn !== undefined){
const _errs15 = errors;
if(typeof data.measuredOn !== "string"){
validate47.errors = [{instancePath:instancePath+"/measuredOn",schemaPath:"#/properties/measuredOn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.changed !== undefined){
let data8 = data.changed;
const _errs17 = errors;
if(!((data8 === "model") || (data8 === "policy"))){
validate47.errors = [{instancePath:instancePath+"/changed",schemaPath:"#/properties/changed/enum",keyword:"enum",params:{allowedValues: schema62.properties.changed.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate47.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate47.errors = vErrors;
return errors === 0;
}
validate47.evaluated = {"props":{"is":true,"address":true,"place":true,"model":true,"measuredOn":true,"changed":true},"dynamicProps":false,"dynamicItems":false};


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate25(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : added(vErrors, validate25.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = {};
props0.is = true;
props0.address = true;
props0.place = true;
props0.name = true;
props0.fields = true;
props0.takes = true;
}
const _errs2 = errors;
if(!(validate27(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : added(vErrors, validate27.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = props0 || {};
props0.is = true;
props0.address = true;
props0.place = true;
props0.name = true;
props0.deleting = true;
props0.parts = true;
}
}
const _errs3 = errors;
if(!(validate29(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : added(vErrors, validate29.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
if(props0 !== true){
props0 = props0 || {};
props0.is = true;
props0.address = true;
props0.place = true;
props0.name = true;
props0.replacedBy = true;
}
}
const _errs4 = errors;
if(!(validate31(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : added(vErrors, validate31.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
if(props0 !== true){
props0 = props0 || {};
props0.is = true;
props0.address = true;
props0.place = true;
props0.name = true;
props0.owner = true;
}
}
const _errs5 = errors;
if(!(validate33(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : added(vErrors, validate33.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
if(props0 !== true){
props0 = props0 || {};
props0.is = true;
props0.address = true;
props0.place = true;
props0.name = true;
props0.served = true;
props0.reason = true;
}
}
const _errs6 = errors;
if(!(validate35(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : added(vErrors, validate35.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 5];
}
else {
if(_valid0){
valid0 = true;
passing0 = 5;
if(props0 !== true){
props0 = props0 || {};
props0.is = true;
props0.address = true;
props0.place = true;
props0.name = true;
props0.reason = true;
}
}
const _errs7 = errors;
if(!(validate37(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : added(vErrors, validate37.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 6];
}
else {
if(_valid0){
valid0 = true;
passing0 = 6;
if(props0 !== true){
props0 = props0 || {};
props0.is = true;
props0.address = true;
props0.place = true;
props0.name = true;
props0.because = true;
}
}
const _errs8 = errors;
if(!(validate39(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : added(vErrors, validate39.errors);
errors = vErrors.length;
}
var _valid0 = _errs8 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 7];
}
else {
if(_valid0){
valid0 = true;
passing0 = 7;
if(props0 !== true){
props0 = props0 || {};
props0.is = true;
props0.address = true;
props0.place = true;
props0.because = true;
}
}
const _errs9 = errors;
if(!(validate41(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate41.errors : added(vErrors, validate41.errors);
errors = vErrors.length;
}
var _valid0 = _errs9 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 8];
}
else {
if(_valid0){
valid0 = true;
passing0 = 8;
if(props0 !== true){
props0 = props0 || {};
props0.is = true;
props0.address = true;
props0.place = true;
props0.name = true;
props0.kind = true;
props0.part = true;
props0.state = true;
props0.fields = true;
}
}
const _errs10 = errors;
if(!(validate43(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate43.errors : added(vErrors, validate43.errors);
errors = vErrors.length;
}
var _valid0 = _errs10 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 9];
}
else {
if(_valid0){
valid0 = true;
passing0 = 9;
if(props0 !== true){
props0 = props0 || {};
props0.is = true;
props0.address = true;
props0.place = true;
props0.at = true;
props0.what = true;
props0.uri = true;
props0.state = true;
props0.pinned = true;
props0.live = true;
}
}
const _errs11 = errors;
if(!(validate45(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate45.errors : added(vErrors, validate45.errors);
errors = vErrors.length;
}
var _valid0 = _errs11 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 10];
}
else {
if(_valid0){
valid0 = true;
passing0 = 10;
if(props0 !== true){
props0 = props0 || {};
props0.is = true;
props0.address = true;
props0.place = true;
props0.model = true;
props0.measuredAt = true;
props0.after = true;
props0.since = true;
}
}
const _errs12 = errors;
if(!(validate47(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate47.errors : added(vErrors, validate47.errors);
errors = vErrors.length;
}
var _valid0 = _errs12 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 11];
}
else {
if(_valid0){
valid0 = true;
passing0 = 11;
if(props0 !== true){
props0 = props0 || {};
props0.is = true;
props0.address = true;
props0.place = true;
props0.model = true;
props0.measuredOn = true;
props0.changed = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate24.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate24.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate24.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema66 = {"title":"problem","description":"A problem, or what withholds a change.","type":"object","required":["code","severity","message"],"properties":{"code":{"type":"string","description":"Its code; see inferra explain.","pattern":"^INF[0-9]{4}$","examples":["INF5001"]},"severity":{"description":"error: wrong, or in the way. held: withheld from this run; the hint says what lets it go on. warning: worth a look.","enum":["error","held","warning"]},"message":{"type":"string","description":"What is wrong."},"reason":{"type":"string","description":"Why that matters."},"hint":{"type":"string","description":"What to do about it."},"address":{"type":"string","description":"The endpoint that it speaks of.","examples":["endpoints.fraud"]},"place":{"$ref":"#/$defs/place","description":"Where in a file."},"excerpt":{"$ref":"#/$defs/excerpt","description":"The line of that place."}}};
const schema68 = {"title":"excerpt","description":"A line, shortened where it is long.","type":"object","required":["text","start","length"],"properties":{"text":{"type":"string","description":"The line, or the part of it that is shown."},"start":{"type":"integer","description":"Where the problem starts in it, from 1, in code points.","minimum":1},"length":{"type":"integer","description":"How many code points it is long.","minimum":0}}};
const pattern5 = new RegExp("^INF[0-9]{4}$", "u");

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate50.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.code === undefined) && (missing0 = "code")) || ((data.severity === undefined) && (missing0 = "severity"))) || ((data.message === undefined) && (missing0 = "message"))){
validate50.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.code !== undefined){
let data0 = data.code;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(!pattern5.test(data0)){
validate50.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "^INF[0-9]{4}$"},message:"must match pattern \""+"^INF[0-9]{4}$"+"\""}];
return false;
}
}
else {
validate50.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.severity !== undefined){
let data1 = data.severity;
const _errs3 = errors;
if(!(((data1 === "error") || (data1 === "held")) || (data1 === "warning"))){
validate50.errors = [{instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/enum",keyword:"enum",params:{allowedValues: schema66.properties.severity.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs4 = errors;
if(typeof data.message !== "string"){
validate50.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs6 = errors;
if(typeof data.reason !== "string"){
validate50.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hint !== undefined){
const _errs8 = errors;
if(typeof data.hint !== "string"){
validate50.errors = [{instancePath:instancePath+"/hint",schemaPath:"#/properties/hint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs10 = errors;
if(typeof data.address !== "string"){
validate50.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
let data6 = data.place;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((((data6.file === undefined) && (missing1 = "file")) || ((data6.line === undefined) && (missing1 = "line"))) || ((data6.column === undefined) && (missing1 = "column"))){
validate50.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data6.file !== undefined){
const _errs15 = errors;
if(typeof data6.file !== "string"){
validate50.errors = [{instancePath:instancePath+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.line !== undefined){
let data8 = data6.line;
const _errs17 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate50.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
validate50.errors = [{instancePath:instancePath+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.column !== undefined){
let data9 = data6.column;
const _errs19 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate50.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs19){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 1 || isNaN(data9)){
validate50.errors = [{instancePath:instancePath+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate50.errors = [{instancePath:instancePath+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.excerpt !== undefined){
let data10 = data.excerpt;
const _errs21 = errors;
const _errs22 = errors;
if(errors === _errs22){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((((data10.text === undefined) && (missing2 = "text")) || ((data10.start === undefined) && (missing2 = "start"))) || ((data10.length === undefined) && (missing2 = "length"))){
validate50.errors = [{instancePath:instancePath+"/excerpt",schemaPath:"#/$defs/excerpt/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data10.text !== undefined){
const _errs24 = errors;
if(typeof data10.text !== "string"){
validate50.errors = [{instancePath:instancePath+"/excerpt/text",schemaPath:"#/$defs/excerpt/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs24 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.start !== undefined){
let data12 = data10.start;
const _errs26 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate50.errors = [{instancePath:instancePath+"/excerpt/start",schemaPath:"#/$defs/excerpt/properties/start/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs26){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 1 || isNaN(data12)){
validate50.errors = [{instancePath:instancePath+"/excerpt/start",schemaPath:"#/$defs/excerpt/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid4 = _errs26 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.length !== undefined){
let data13 = data10.length;
const _errs28 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate50.errors = [{instancePath:instancePath+"/excerpt/length",schemaPath:"#/$defs/excerpt/properties/length/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs28){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
validate50.errors = [{instancePath:instancePath+"/excerpt/length",schemaPath:"#/$defs/excerpt/properties/length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs28 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate50.errors = [{instancePath:instancePath+"/excerpt",schemaPath:"#/$defs/excerpt/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate50.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate50.errors = vErrors;
return errors === 0;
}
validate50.evaluated = {"props":{"code":true,"severity":true,"message":true,"reason":true,"hint":true,"address":true,"place":true,"excerpt":true},"dynamicProps":false,"dynamicItems":false};


function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((data.formatVersion === undefined) && (missing0 = "formatVersion")) || ((data.project === undefined) && (missing0 = "project"))) || ((data.environment === undefined) && (missing0 = "environment"))) || ((data.account === undefined) && (missing0 = "account"))) || ((data.region === undefined) && (missing0 = "region"))) || ((data.allowPending === undefined) && (missing0 = "allowPending"))) || ((data.counts === undefined) && (missing0 = "counts"))) || ((data.findings === undefined) && (missing0 = "findings"))) || ((data.ignored === undefined) && (missing0 = "ignored"))) || ((data.notCompared === undefined) && (missing0 = "notCompared"))) || ((data.diagnostics === undefined) && (missing0 = "diagnostics"))) || ((data.endpoints === undefined) && (missing0 = "endpoints"))){
validate54.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.formatVersion !== undefined){
const _errs1 = errors;
if("1.0" !== data.formatVersion){
validate54.errors = [{instancePath:instancePath+"/formatVersion",schemaPath:"#/properties/formatVersion/const",keyword:"const",params:{allowedValue: "1.0"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.project !== undefined){
const _errs2 = errors;
if(typeof data.project !== "string"){
validate54.errors = [{instancePath:instancePath+"/project",schemaPath:"#/properties/project/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.environment !== undefined){
const _errs4 = errors;
if(typeof data.environment !== "string"){
validate54.errors = [{instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.account !== undefined){
let data3 = data.account;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate54.errors = [{instancePath:instancePath+"/account",schemaPath:"#/properties/account/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""}];
return false;
}
}
else {
validate54.errors = [{instancePath:instancePath+"/account",schemaPath:"#/properties/account/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.region !== undefined){
const _errs8 = errors;
if(typeof data.region !== "string"){
validate54.errors = [{instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.allowPending !== undefined){
const _errs10 = errors;
if(typeof data.allowPending !== "boolean"){
validate54.errors = [{instancePath:instancePath+"/allowPending",schemaPath:"#/properties/allowPending/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shard !== undefined){
let data6 = data.shard;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if(((data6.index === undefined) && (missing1 = "index")) || ((data6.of === undefined) && (missing1 = "of"))){
validate54.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/$defs/shard/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs15 = errors;
for(const key0 in data6){
if(!((key0 === "index") || (key0 === "of"))){
validate54.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/$defs/shard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs15 === errors){
if(data6.index !== undefined){
let data7 = data6.index;
const _errs16 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate54.errors = [{instancePath:instancePath+"/shard/index",schemaPath:"#/$defs/shard/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 10000 || isNaN(data7)){
validate54.errors = [{instancePath:instancePath+"/shard/index",schemaPath:"#/$defs/shard/properties/index/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"}];
return false;
}
else {
if(data7 < 1 || isNaN(data7)){
validate54.errors = [{instancePath:instancePath+"/shard/index",schemaPath:"#/$defs/shard/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.of !== undefined){
let data8 = data6.of;
const _errs18 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate54.errors = [{instancePath:instancePath+"/shard/of",schemaPath:"#/$defs/shard/properties/of/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs18){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 10000 || isNaN(data8)){
validate54.errors = [{instancePath:instancePath+"/shard/of",schemaPath:"#/$defs/shard/properties/of/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"}];
return false;
}
else {
if(data8 < 1 || isNaN(data8)){
validate54.errors = [{instancePath:instancePath+"/shard/of",schemaPath:"#/$defs/shard/properties/of/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/$defs/shard/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.counts !== undefined){
let data9 = data.counts;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing2;
if(((((((((((((((((((data9.endpoints === undefined) && (missing2 = "endpoints")) || ((data9.findings === undefined) && (missing2 = "findings"))) || ((data9.ignored === undefined) && (missing2 = "ignored"))) || ((data9.foreign === undefined) && (missing2 = "foreign"))) || ((data9.missing === undefined) && (missing2 = "missing"))) || ((data9.failed === undefined) && (missing2 = "failed"))) || ((data9["rolled back"] === undefined) && (missing2 = "rolled back"))) || ((data9.unclear === undefined) && (missing2 = "unclear"))) || ((data9.changed === undefined) && (missing2 = "changed"))) || ((data9.both === undefined) && (missing2 = "both"))) || ((data9.part === undefined) && (missing2 = "part"))) || ((data9.pending === undefined) && (missing2 = "pending"))) || ((data9.unfinished === undefined) && (missing2 = "unfinished"))) || ((data9.undecided === undefined) && (missing2 = "undecided"))) || ((data9.extra === undefined) && (missing2 = "extra"))) || ((data9.content === undefined) && (missing2 = "content"))) || ((data9.stale === undefined) && (missing2 = "stale"))) || ((data9.outdated === undefined) && (missing2 = "outdated"))){
validate54.errors = [{instancePath:instancePath+"/counts",schemaPath:"#/$defs/counts/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data9.endpoints !== undefined){
let data10 = data9.endpoints;
const _errs23 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate54.errors = [{instancePath:instancePath+"/counts/endpoints",schemaPath:"#/$defs/counts/properties/endpoints/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs23){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
validate54.errors = [{instancePath:instancePath+"/counts/endpoints",schemaPath:"#/$defs/counts/properties/endpoints/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.findings !== undefined){
let data11 = data9.findings;
const _errs25 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate54.errors = [{instancePath:instancePath+"/counts/findings",schemaPath:"#/$defs/counts/properties/findings/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs25){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
validate54.errors = [{instancePath:instancePath+"/counts/findings",schemaPath:"#/$defs/counts/properties/findings/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.ignored !== undefined){
let data12 = data9.ignored;
const _errs27 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate54.errors = [{instancePath:instancePath+"/counts/ignored",schemaPath:"#/$defs/counts/properties/ignored/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs27){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
validate54.errors = [{instancePath:instancePath+"/counts/ignored",schemaPath:"#/$defs/counts/properties/ignored/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs27 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.foreign !== undefined){
let data13 = data9.foreign;
const _errs29 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate54.errors = [{instancePath:instancePath+"/counts/foreign",schemaPath:"#/$defs/counts/properties/foreign/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs29){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
validate54.errors = [{instancePath:instancePath+"/counts/foreign",schemaPath:"#/$defs/counts/properties/foreign/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs29 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.missing !== undefined){
let data14 = data9.missing;
const _errs31 = errors;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
validate54.errors = [{instancePath:instancePath+"/counts/missing",schemaPath:"#/$defs/counts/properties/missing/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs31){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
validate54.errors = [{instancePath:instancePath+"/counts/missing",schemaPath:"#/$defs/counts/properties/missing/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs31 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.failed !== undefined){
let data15 = data9.failed;
const _errs33 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
validate54.errors = [{instancePath:instancePath+"/counts/failed",schemaPath:"#/$defs/counts/properties/failed/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs33){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
validate54.errors = [{instancePath:instancePath+"/counts/failed",schemaPath:"#/$defs/counts/properties/failed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs33 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9["rolled back"] !== undefined){
let data16 = data9["rolled back"];
const _errs35 = errors;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
validate54.errors = [{instancePath:instancePath+"/counts/rolled back",schemaPath:"#/$defs/counts/properties/rolled%20back/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs35){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
validate54.errors = [{instancePath:instancePath+"/counts/rolled back",schemaPath:"#/$defs/counts/properties/rolled%20back/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs35 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.unclear !== undefined){
let data17 = data9.unclear;
const _errs37 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate54.errors = [{instancePath:instancePath+"/counts/unclear",schemaPath:"#/$defs/counts/properties/unclear/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs37){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 0 || isNaN(data17)){
validate54.errors = [{instancePath:instancePath+"/counts/unclear",schemaPath:"#/$defs/counts/properties/unclear/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs37 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.changed !== undefined){
let data18 = data9.changed;
const _errs39 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate54.errors = [{instancePath:instancePath+"/counts/changed",schemaPath:"#/$defs/counts/properties/changed/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs39){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
validate54.errors = [{instancePath:instancePath+"/counts/changed",schemaPath:"#/$defs/counts/properties/changed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs39 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.both !== undefined){
let data19 = data9.both;
const _errs41 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate54.errors = [{instancePath:instancePath+"/counts/both",schemaPath:"#/$defs/counts/properties/both/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs41){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
validate54.errors = [{instancePath:instancePath+"/counts/both",schemaPath:"#/$defs/counts/properties/both/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs41 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.part !== undefined){
let data20 = data9.part;
const _errs43 = errors;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
validate54.errors = [{instancePath:instancePath+"/counts/part",schemaPath:"#/$defs/counts/properties/part/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs43){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
validate54.errors = [{instancePath:instancePath+"/counts/part",schemaPath:"#/$defs/counts/properties/part/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs43 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.pending !== undefined){
let data21 = data9.pending;
const _errs45 = errors;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
validate54.errors = [{instancePath:instancePath+"/counts/pending",schemaPath:"#/$defs/counts/properties/pending/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs45){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
validate54.errors = [{instancePath:instancePath+"/counts/pending",schemaPath:"#/$defs/counts/properties/pending/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs45 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.unfinished !== undefined){
let data22 = data9.unfinished;
const _errs47 = errors;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
validate54.errors = [{instancePath:instancePath+"/counts/unfinished",schemaPath:"#/$defs/counts/properties/unfinished/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs47){
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 < 0 || isNaN(data22)){
validate54.errors = [{instancePath:instancePath+"/counts/unfinished",schemaPath:"#/$defs/counts/properties/unfinished/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs47 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.undecided !== undefined){
let data23 = data9.undecided;
const _errs49 = errors;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
validate54.errors = [{instancePath:instancePath+"/counts/undecided",schemaPath:"#/$defs/counts/properties/undecided/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs49){
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
validate54.errors = [{instancePath:instancePath+"/counts/undecided",schemaPath:"#/$defs/counts/properties/undecided/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs49 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.extra !== undefined){
let data24 = data9.extra;
const _errs51 = errors;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
validate54.errors = [{instancePath:instancePath+"/counts/extra",schemaPath:"#/$defs/counts/properties/extra/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs51){
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 < 0 || isNaN(data24)){
validate54.errors = [{instancePath:instancePath+"/counts/extra",schemaPath:"#/$defs/counts/properties/extra/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs51 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.content !== undefined){
let data25 = data9.content;
const _errs53 = errors;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
validate54.errors = [{instancePath:instancePath+"/counts/content",schemaPath:"#/$defs/counts/properties/content/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs53){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 < 0 || isNaN(data25)){
validate54.errors = [{instancePath:instancePath+"/counts/content",schemaPath:"#/$defs/counts/properties/content/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs53 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.stale !== undefined){
let data26 = data9.stale;
const _errs55 = errors;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
validate54.errors = [{instancePath:instancePath+"/counts/stale",schemaPath:"#/$defs/counts/properties/stale/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs55){
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 < 0 || isNaN(data26)){
validate54.errors = [{instancePath:instancePath+"/counts/stale",schemaPath:"#/$defs/counts/properties/stale/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs55 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.outdated !== undefined){
let data27 = data9.outdated;
const _errs57 = errors;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
validate54.errors = [{instancePath:instancePath+"/counts/outdated",schemaPath:"#/$defs/counts/properties/outdated/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs57){
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 < 0 || isNaN(data27)){
validate54.errors = [{instancePath:instancePath+"/counts/outdated",schemaPath:"#/$defs/counts/properties/outdated/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs57 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/counts",schemaPath:"#/$defs/counts/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.findings !== undefined){
let data28 = data.findings;
const _errs59 = errors;
if(errors === _errs59){
if(Array.isArray(data28)){
var valid5 = true;
const len0 = data28.length;
for(let i0=0; i0<len0; i0++){
const _errs61 = errors;
if(!(validate24(data28[i0], {instancePath:instancePath+"/findings/" + i0,parentData:data28,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : added(vErrors, validate24.errors);
errors = vErrors.length;
}
var valid5 = _errs61 === errors;
if(!valid5){
break;
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/findings",schemaPath:"#/properties/findings/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs59 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ignored !== undefined){
let data30 = data.ignored;
const _errs62 = errors;
if(errors === _errs62){
if(Array.isArray(data30)){
var valid6 = true;
const len1 = data30.length;
for(let i1=0; i1<len1; i1++){
let data31 = data30[i1];
const _errs64 = errors;
const _errs65 = errors;
if(errors === _errs65){
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
let missing3;
if((((((data31.address === undefined) && (missing3 = "address")) || ((data31.at === undefined) && (missing3 = "at"))) || ((data31.field === undefined) && (missing3 = "field"))) || ((data31.because === undefined) && (missing3 = "because"))) || ((data31.until === undefined) && (missing3 = "until"))){
validate54.errors = [{instancePath:instancePath+"/ignored/" + i1,schemaPath:"#/$defs/ignored/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data31.address !== undefined){
const _errs67 = errors;
if(typeof data31.address !== "string"){
validate54.errors = [{instancePath:instancePath+"/ignored/" + i1+"/address",schemaPath:"#/$defs/ignored/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs67 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data31.at !== undefined){
const _errs69 = errors;
if(typeof data31.at !== "string"){
validate54.errors = [{instancePath:instancePath+"/ignored/" + i1+"/at",schemaPath:"#/$defs/ignored/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs69 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data31.field !== undefined){
const _errs71 = errors;
if(typeof data31.field !== "string"){
validate54.errors = [{instancePath:instancePath+"/ignored/" + i1+"/field",schemaPath:"#/$defs/ignored/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs71 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data31.applied !== undefined){
const _errs73 = errors;
if(typeof data31.applied !== "string"){
validate54.errors = [{instancePath:instancePath+"/ignored/" + i1+"/applied",schemaPath:"#/$defs/ignored/properties/applied/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs73 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data31.live !== undefined){
const _errs75 = errors;
if(typeof data31.live !== "string"){
validate54.errors = [{instancePath:instancePath+"/ignored/" + i1+"/live",schemaPath:"#/$defs/ignored/properties/live/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs75 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data31.because !== undefined){
const _errs77 = errors;
if(typeof data31.because !== "string"){
validate54.errors = [{instancePath:instancePath+"/ignored/" + i1+"/because",schemaPath:"#/$defs/ignored/properties/because/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs77 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data31.until !== undefined){
const _errs79 = errors;
if(typeof data31.until !== "string"){
validate54.errors = [{instancePath:instancePath+"/ignored/" + i1+"/until",schemaPath:"#/$defs/ignored/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs79 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/ignored/" + i1,schemaPath:"#/$defs/ignored/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid6 = _errs64 === errors;
if(!valid6){
break;
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/ignored",schemaPath:"#/properties/ignored/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs62 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.notCompared !== undefined){
let data39 = data.notCompared;
const _errs81 = errors;
if(errors === _errs81){
if(Array.isArray(data39)){
var valid9 = true;
const len2 = data39.length;
for(let i2=0; i2<len2; i2++){
let data40 = data39[i2];
const _errs83 = errors;
const _errs84 = errors;
if(errors === _errs84){
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
let missing4;
if(((data40.at === undefined) && (missing4 = "at")) || ((data40.because === undefined) && (missing4 = "because"))){
validate54.errors = [{instancePath:instancePath+"/notCompared/" + i2,schemaPath:"#/$defs/notCompared/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
if(data40.at !== undefined){
const _errs86 = errors;
if(typeof data40.at !== "string"){
validate54.errors = [{instancePath:instancePath+"/notCompared/" + i2+"/at",schemaPath:"#/$defs/notCompared/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs86 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data40.because !== undefined){
const _errs88 = errors;
if(typeof data40.because !== "string"){
validate54.errors = [{instancePath:instancePath+"/notCompared/" + i2+"/because",schemaPath:"#/$defs/notCompared/properties/because/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs88 === errors;
}
else {
var valid11 = true;
}
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/notCompared/" + i2,schemaPath:"#/$defs/notCompared/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid9 = _errs83 === errors;
if(!valid9){
break;
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/notCompared",schemaPath:"#/properties/notCompared/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs81 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.diagnostics !== undefined){
let data43 = data.diagnostics;
const _errs90 = errors;
if(errors === _errs90){
if(Array.isArray(data43)){
var valid12 = true;
const len3 = data43.length;
for(let i3=0; i3<len3; i3++){
const _errs92 = errors;
if(!(validate50(data43[i3], {instancePath:instancePath+"/diagnostics/" + i3,parentData:data43,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate50.errors : added(vErrors, validate50.errors);
errors = vErrors.length;
}
var valid12 = _errs92 === errors;
if(!valid12){
break;
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/diagnostics",schemaPath:"#/properties/diagnostics/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs90 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.endpoints !== undefined){
let data45 = data.endpoints;
const _errs93 = errors;
if(errors === _errs93){
if(Array.isArray(data45)){
var valid13 = true;
const len4 = data45.length;
for(let i4=0; i4<len4; i4++){
let data46 = data45[i4];
const _errs95 = errors;
const _errs96 = errors;
if(errors === _errs96){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing5;
if((((data46.address === undefined) && (missing5 = "address")) || ((data46.name === undefined) && (missing5 = "name"))) || ((data46.verdict === undefined) && (missing5 = "verdict"))){
validate54.errors = [{instancePath:instancePath+"/endpoints/" + i4,schemaPath:"#/$defs/checked/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
if(data46.address !== undefined){
const _errs98 = errors;
if(typeof data46.address !== "string"){
validate54.errors = [{instancePath:instancePath+"/endpoints/" + i4+"/address",schemaPath:"#/$defs/checked/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs98 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data46.name !== undefined){
const _errs100 = errors;
if(typeof data46.name !== "string"){
validate54.errors = [{instancePath:instancePath+"/endpoints/" + i4+"/name",schemaPath:"#/$defs/checked/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs100 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data46.verdict !== undefined){
let data49 = data46.verdict;
const _errs102 = errors;
if(!((((((((((data49 === "same") || (data49 === "pending")) || (data49 === "drift")) || (data49 === "both")) || (data49 === "unfinished")) || (data49 === "rolled back")) || (data49 === "busy")) || (data49 === "unclear")) || (data49 === "foreign")) || (data49 === "undecided"))){
validate54.errors = [{instancePath:instancePath+"/endpoints/" + i4+"/verdict",schemaPath:"#/$defs/checked/properties/verdict/enum",keyword:"enum",params:{allowedValues: schema69.properties.verdict.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid15 = _errs102 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data46.status !== undefined){
const _errs103 = errors;
if(typeof data46.status !== "string"){
validate54.errors = [{instancePath:instancePath+"/endpoints/" + i4+"/status",schemaPath:"#/$defs/checked/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs103 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/endpoints/" + i4,schemaPath:"#/$defs/checked/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid13 = _errs95 === errors;
if(!valid13){
break;
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/endpoints",schemaPath:"#/properties/endpoints/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs93 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate54.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"props":{"formatVersion":true,"project":true,"environment":true,"account":true,"region":true,"allowPending":true,"shard":true,"counts":true,"findings":true,"ignored":true,"notCompared":true,"diagnostics":true,"endpoints":true},"dynamicProps":false,"dynamicItems":false};

const schema78 = {"title":"error","description":"Why a member has no result. What else stood in the way is written to stderr.","type":"object","required":["code","message","exit"],"properties":{"code":{"type":"string","pattern":"^INF[0-9]{4}$","description":"The code, which inferra explain knows.","examples":["INF2005"]},"message":{"type":"string","description":"What happened, for people."},"exit":{"$ref":"#/$defs/exit","description":"The exit code that this member alone would end with."}}};
const schema79 = {"title":"exit code","description":"An exit code of inferra, as the README lists them.","enum":[0,1,2,3,4,5,6,7,64,65,130,143],"examples":[0,2]};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate58.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.code === undefined) && (missing0 = "code")) || ((data.message === undefined) && (missing0 = "message"))) || ((data.exit === undefined) && (missing0 = "exit"))){
validate58.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.code !== undefined){
let data0 = data.code;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(!pattern5.test(data0)){
validate58.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "^INF[0-9]{4}$"},message:"must match pattern \""+"^INF[0-9]{4}$"+"\""}];
return false;
}
}
else {
validate58.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate58.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exit !== undefined){
let data2 = data.exit;
const _errs5 = errors;
if(!((((((((((((data2 === 0) || (data2 === 1)) || (data2 === 2)) || (data2 === 3)) || (data2 === 4)) || (data2 === 5)) || (data2 === 6)) || (data2 === 7)) || (data2 === 64)) || (data2 === 65)) || (data2 === 130)) || (data2 === 143))){
validate58.errors = [{instancePath:instancePath+"/exit",schemaPath:"#/$defs/exit/enum",keyword:"enum",params:{allowedValues: schema79.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate58.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate58.errors = vErrors;
return errors === 0;
}
validate58.evaluated = {"props":{"code":true,"message":true,"exit":true},"dynamicProps":false,"dynamicItems":false};


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.report === undefined) && (missing0 = "report")){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.error === undefined) && (missing1 = "error")){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate53.errors = vErrors;
return false;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.file === undefined) && (missing2 = "file")){
validate53.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data.file !== undefined){
const _errs4 = errors;
if(typeof data.file !== "string"){
validate53.errors = [{instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.environment !== undefined){
const _errs6 = errors;
if(typeof data.environment !== "string"){
validate53.errors = [{instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.report !== undefined){
const _errs8 = errors;
if(!(validate54(data.report, {instancePath:instancePath+"/report",parentData:data,parentDataProperty:"report",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : added(vErrors, validate54.errors);
errors = vErrors.length;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.error !== undefined){
const _errs9 = errors;
if(!(validate58(data.error, {instancePath:instancePath+"/error",parentData:data,parentDataProperty:"error",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : added(vErrors, validate58.errors);
errors = vErrors.length;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
else {
validate53.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":{"file":true,"environment":true,"report":true,"error":true},"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.formatVersion === undefined) && (missing0 = "formatVersion")) || ((data.fleet === undefined) && (missing0 = "fleet"))) || ((data.counts === undefined) && (missing0 = "counts"))) || ((data.members === undefined) && (missing0 = "members"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.formatVersion !== undefined){
const _errs1 = errors;
if("1.0" !== data.formatVersion){
validate21.errors = [{instancePath:instancePath+"/formatVersion",schemaPath:"#/properties/formatVersion/const",keyword:"const",params:{allowedValue: "1.0"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fleet !== undefined){
const _errs2 = errors;
if("drift" !== data.fleet){
validate21.errors = [{instancePath:instancePath+"/fleet",schemaPath:"#/properties/fleet/const",keyword:"const",params:{allowedValue: "drift"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.counts !== undefined){
let data2 = data.counts;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if(((((((((((((((((((data2.endpoints === undefined) && (missing1 = "endpoints")) || ((data2.findings === undefined) && (missing1 = "findings"))) || ((data2.ignored === undefined) && (missing1 = "ignored"))) || ((data2.foreign === undefined) && (missing1 = "foreign"))) || ((data2.missing === undefined) && (missing1 = "missing"))) || ((data2.failed === undefined) && (missing1 = "failed"))) || ((data2["rolled back"] === undefined) && (missing1 = "rolled back"))) || ((data2.unclear === undefined) && (missing1 = "unclear"))) || ((data2.changed === undefined) && (missing1 = "changed"))) || ((data2.both === undefined) && (missing1 = "both"))) || ((data2.part === undefined) && (missing1 = "part"))) || ((data2.pending === undefined) && (missing1 = "pending"))) || ((data2.unfinished === undefined) && (missing1 = "unfinished"))) || ((data2.undecided === undefined) && (missing1 = "undecided"))) || ((data2.extra === undefined) && (missing1 = "extra"))) || ((data2.content === undefined) && (missing1 = "content"))) || ((data2.stale === undefined) && (missing1 = "stale"))) || ((data2.outdated === undefined) && (missing1 = "outdated"))){
validate21.errors = [{instancePath:instancePath+"/counts",schemaPath:"drift.schema.json#/$defs/counts/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.endpoints !== undefined){
let data3 = data2.endpoints;
const _errs6 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate21.errors = [{instancePath:instancePath+"/counts/endpoints",schemaPath:"drift.schema.json#/$defs/counts/properties/endpoints/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate21.errors = [{instancePath:instancePath+"/counts/endpoints",schemaPath:"drift.schema.json#/$defs/counts/properties/endpoints/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.findings !== undefined){
let data4 = data2.findings;
const _errs8 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate21.errors = [{instancePath:instancePath+"/counts/findings",schemaPath:"drift.schema.json#/$defs/counts/properties/findings/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs8){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
validate21.errors = [{instancePath:instancePath+"/counts/findings",schemaPath:"drift.schema.json#/$defs/counts/properties/findings/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.ignored !== undefined){
let data5 = data2.ignored;
const _errs10 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate21.errors = [{instancePath:instancePath+"/counts/ignored",schemaPath:"drift.schema.json#/$defs/counts/properties/ignored/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
validate21.errors = [{instancePath:instancePath+"/counts/ignored",schemaPath:"drift.schema.json#/$defs/counts/properties/ignored/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.foreign !== undefined){
let data6 = data2.foreign;
const _errs12 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate21.errors = [{instancePath:instancePath+"/counts/foreign",schemaPath:"drift.schema.json#/$defs/counts/properties/foreign/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate21.errors = [{instancePath:instancePath+"/counts/foreign",schemaPath:"drift.schema.json#/$defs/counts/properties/foreign/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.missing !== undefined){
let data7 = data2.missing;
const _errs14 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate21.errors = [{instancePath:instancePath+"/counts/missing",schemaPath:"drift.schema.json#/$defs/counts/properties/missing/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
validate21.errors = [{instancePath:instancePath+"/counts/missing",schemaPath:"drift.schema.json#/$defs/counts/properties/missing/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.failed !== undefined){
let data8 = data2.failed;
const _errs16 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate21.errors = [{instancePath:instancePath+"/counts/failed",schemaPath:"drift.schema.json#/$defs/counts/properties/failed/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
validate21.errors = [{instancePath:instancePath+"/counts/failed",schemaPath:"drift.schema.json#/$defs/counts/properties/failed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2["rolled back"] !== undefined){
let data9 = data2["rolled back"];
const _errs18 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate21.errors = [{instancePath:instancePath+"/counts/rolled back",schemaPath:"drift.schema.json#/$defs/counts/properties/rolled%20back/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs18){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
validate21.errors = [{instancePath:instancePath+"/counts/rolled back",schemaPath:"drift.schema.json#/$defs/counts/properties/rolled%20back/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.unclear !== undefined){
let data10 = data2.unclear;
const _errs20 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate21.errors = [{instancePath:instancePath+"/counts/unclear",schemaPath:"drift.schema.json#/$defs/counts/properties/unclear/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs20){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
validate21.errors = [{instancePath:instancePath+"/counts/unclear",schemaPath:"drift.schema.json#/$defs/counts/properties/unclear/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.changed !== undefined){
let data11 = data2.changed;
const _errs22 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate21.errors = [{instancePath:instancePath+"/counts/changed",schemaPath:"drift.schema.json#/$defs/counts/properties/changed/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs22){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
validate21.errors = [{instancePath:instancePath+"/counts/changed",schemaPath:"drift.schema.json#/$defs/counts/properties/changed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.both !== undefined){
let data12 = data2.both;
const _errs24 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate21.errors = [{instancePath:instancePath+"/counts/both",schemaPath:"drift.schema.json#/$defs/counts/properties/both/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs24){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
validate21.errors = [{instancePath:instancePath+"/counts/both",schemaPath:"drift.schema.json#/$defs/counts/properties/both/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.part !== undefined){
let data13 = data2.part;
const _errs26 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate21.errors = [{instancePath:instancePath+"/counts/part",schemaPath:"drift.schema.json#/$defs/counts/properties/part/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs26){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
validate21.errors = [{instancePath:instancePath+"/counts/part",schemaPath:"drift.schema.json#/$defs/counts/properties/part/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.pending !== undefined){
let data14 = data2.pending;
const _errs28 = errors;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
validate21.errors = [{instancePath:instancePath+"/counts/pending",schemaPath:"drift.schema.json#/$defs/counts/properties/pending/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs28){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
validate21.errors = [{instancePath:instancePath+"/counts/pending",schemaPath:"drift.schema.json#/$defs/counts/properties/pending/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs28 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.unfinished !== undefined){
let data15 = data2.unfinished;
const _errs30 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
validate21.errors = [{instancePath:instancePath+"/counts/unfinished",schemaPath:"drift.schema.json#/$defs/counts/properties/unfinished/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs30){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
validate21.errors = [{instancePath:instancePath+"/counts/unfinished",schemaPath:"drift.schema.json#/$defs/counts/properties/unfinished/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs30 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.undecided !== undefined){
let data16 = data2.undecided;
const _errs32 = errors;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
validate21.errors = [{instancePath:instancePath+"/counts/undecided",schemaPath:"drift.schema.json#/$defs/counts/properties/undecided/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs32){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
validate21.errors = [{instancePath:instancePath+"/counts/undecided",schemaPath:"drift.schema.json#/$defs/counts/properties/undecided/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs32 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.extra !== undefined){
let data17 = data2.extra;
const _errs34 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate21.errors = [{instancePath:instancePath+"/counts/extra",schemaPath:"drift.schema.json#/$defs/counts/properties/extra/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs34){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 0 || isNaN(data17)){
validate21.errors = [{instancePath:instancePath+"/counts/extra",schemaPath:"drift.schema.json#/$defs/counts/properties/extra/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs34 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.content !== undefined){
let data18 = data2.content;
const _errs36 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate21.errors = [{instancePath:instancePath+"/counts/content",schemaPath:"drift.schema.json#/$defs/counts/properties/content/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs36){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
validate21.errors = [{instancePath:instancePath+"/counts/content",schemaPath:"drift.schema.json#/$defs/counts/properties/content/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs36 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.stale !== undefined){
let data19 = data2.stale;
const _errs38 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate21.errors = [{instancePath:instancePath+"/counts/stale",schemaPath:"drift.schema.json#/$defs/counts/properties/stale/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs38){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
validate21.errors = [{instancePath:instancePath+"/counts/stale",schemaPath:"drift.schema.json#/$defs/counts/properties/stale/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs38 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.outdated !== undefined){
let data20 = data2.outdated;
const _errs40 = errors;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
validate21.errors = [{instancePath:instancePath+"/counts/outdated",schemaPath:"drift.schema.json#/$defs/counts/properties/outdated/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs40){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
validate21.errors = [{instancePath:instancePath+"/counts/outdated",schemaPath:"drift.schema.json#/$defs/counts/properties/outdated/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs40 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/counts",schemaPath:"drift.schema.json#/$defs/counts/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.members !== undefined){
let data21 = data.members;
const _errs42 = errors;
if(errors === _errs42){
if(Array.isArray(data21)){
var valid3 = true;
const len0 = data21.length;
for(let i0=0; i0<len0; i0++){
const _errs44 = errors;
if(!(validate53(data21[i0], {instancePath:instancePath+"/members/" + i0,parentData:data21,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : added(vErrors, validate53.errors);
errors = vErrors.length;
}
var valid3 = _errs44 === errors;
if(!valid3){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/members",schemaPath:"#/properties/members/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":{"formatVersion":true,"fleet":true,"counts":true,"members":true},"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : added(vErrors, validate21.errors);
errors = vErrors.length;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"formatVersion":true,"fleet":true,"counts":true,"members":true},"dynamicProps":false,"dynamicItems":false};

function added(all, more) { for (const one of more) all.push(one); return all; }

